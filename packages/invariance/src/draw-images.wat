;; Draws an image anew, each pixel between the four that it comes from.
(module
  (import "host" "memory" (memory 0))

  ;; Added to a double of few digits, it leaves the integer in the low bits.
  (global $integers v128 (v128.const f64x2 6755399441055744 6755399441055744))

  ;; Places are pairs of a row and a column. What lies beyond the image is looked up in the fill around it, of which one
  ;; pixel above and left and two below and right are there. A few bytes behind image and drawing are touched.
  (func (export "draw")
    (param $image i32) (param $row_bytes i32) (param $drawn i32)
    (param $height i32) (param $width i32) (param $channels i32)
    (param $row f64) (param $row_down f64) (param $row_across f64)
    (param $column f64) (param $column_down f64) (param $column_across f64)
    (local $pixel_bytes i32) (local $y i32) (local $left i32) (local $channel i32)
    (local $step v128) (local $last v128) (local $start v128) (local $x v128)
    (local $place v128) (local $whole v128) (local $shares v128) (local $down v128) (local $across v128)
    (local $above i32) (local $below i32)

    (local.set $pixel_bytes (i32.shl (local.get $channels) (i32.const 2)))
    (local.set $step (call $pair (local.get $row_across) (local.get $column_across)))
    (local.set $last
      (call $pair (f64.convert_i32_s (local.get $height)) (f64.convert_i32_s (local.get $width))))

    (loop $rows
      (local.set $start (call $pair
        (call $at (local.get $row) (local.get $row_down) (local.get $y))
        (call $at (local.get $column) (local.get $column_down) (local.get $y))))
      (local.set $x (v128.const f64x2 0 0))
      (local.set $left (local.get $width))

      (loop $pixels
        (local.set $place
          (f64x2.pmax
            (f64x2.pmin
              (f64x2.add (local.get $start) (f64x2.mul (local.get $x) (local.get $step)))
              (local.get $last))
            (v128.const f64x2 -1 -1)))
        (local.set $whole (f64x2.floor (local.get $place)))
        (local.set $shares (f32x4.demote_f64x2_zero (f64x2.sub (local.get $place) (local.get $whole))))
        (local.set $down
          (i8x16.shuffle 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 (local.get $shares) (local.get $shares)))
        (local.set $across
          (i8x16.shuffle 4 5 6 7 4 5 6 7 4 5 6 7 4 5 6 7 (local.get $shares) (local.get $shares)))
        (local.set $whole (f64x2.add (local.get $whole) (global.get $integers)))
        (local.set $above
          (i32.add
            (local.get $image)
            (i32.add
              (i32.mul (i32x4.extract_lane 0 (local.get $whole)) (local.get $row_bytes))
              (i32.mul (i32x4.extract_lane 2 (local.get $whole)) (local.get $pixel_bytes)))))
        (local.set $below (i32.add (local.get $above) (local.get $row_bytes)))

        (if (i32.eq (local.get $channels) (i32.const 3))
          (then
            ;; The fourth lane is the next pixel's, which is drawn over it.
            (v128.store align=4 (local.get $drawn)
              (call $between
                (call $between
                  (v128.load align=4 (local.get $above))
                  (v128.load offset=12 align=4 (local.get $above))
                  (local.get $across))
                (call $between
                  (v128.load align=4 (local.get $below))
                  (v128.load offset=12 align=4 (local.get $below))
                  (local.get $across))
                (local.get $down)))
            (local.set $drawn (i32.add (local.get $drawn) (local.get $pixel_bytes))))
          (else
            (local.set $channel (local.get $channels))
            (loop $each
              (v128.store32_lane 0 (local.get $drawn)
                (call $between
                  (call $between
                    (v128.load32_zero (local.get $above))
                    (v128.load32_zero (i32.add (local.get $above) (local.get $pixel_bytes)))
                    (local.get $across))
                  (call $between
                    (v128.load32_zero (local.get $below))
                    (v128.load32_zero (i32.add (local.get $below) (local.get $pixel_bytes)))
                    (local.get $across))
                  (local.get $down)))
              (local.set $drawn (i32.add (local.get $drawn) (i32.const 4)))
              (local.set $above (i32.add (local.get $above) (i32.const 4)))
              (local.set $below (i32.add (local.get $below) (i32.const 4)))
              (br_if $each (local.tee $channel (i32.sub (local.get $channel) (i32.const 1)))))))

        (local.set $x (f64x2.add (local.get $x) (v128.const f64x2 1 1)))
        (br_if $pixels (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))

      (br_if $rows
        (i32.lt_s (local.tee $y (i32.add (local.get $y) (i32.const 1))) (local.get $height)))))

  (func $pair (param $row f64) (param $column f64) (result v128)
    (f64x2.replace_lane 1 (f64x2.splat (local.get $row)) (local.get $column)))

  (func $at (param $first f64) (param $step f64) (param $count i32) (result f64)
    (f64.add (local.get $first) (f64.mul (local.get $step) (f64.convert_i32_s (local.get $count)))))

  ;; As far from one to the other as the share says.
  (func $between (param $from v128) (param $to v128) (param $share v128) (result v128)
    (f32x4.add
      (local.get $from)
      (f32x4.mul (f32x4.sub (local.get $to) (local.get $from)) (local.get $share)))))
