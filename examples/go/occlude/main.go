// Slides a square over an image, and writes what the network says with it at each place as a CSV file.
package main

import (
	"cmp"
	"context"
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	pb "deconvscope-example/gen/deconvscope/v1"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/status"
)

// tile is what the network says with the square at one place.
type tile struct {
	top, left   uint32
	probability float32
	topClass    uint32
	activity    float32
}

func main() {
	model := flag.String("model", "", "the network")
	patch := flag.Uint("patch", 0, "side of the square (default: a fifth of the input's)")
	stride := flag.Uint("stride", 0, "from place to place (default: a sixteenth of the input's side)")
	out := flag.String("out", "tiles.csv", "where the CSV goes")
	address := flag.String("address", "localhost:50051", "host and port of the gRPC server")
	flag.Parse()
	if flag.NArg() != 1 || *model == "" {
		fmt.Fprintln(os.Stderr, "usage: go run ./occlude -model NAME [-patch N] [-stride N] [-out tiles.csv] IMAGE")
		os.Exit(2)
	}
	request := &pb.OccludeRequest{Model: *model, Patch: uint32(*patch), Stride: uint32(*stride)}
	if err := run(request, flag.Arg(0), *address, *out); err != nil {
		fmt.Fprintln(os.Stderr, "occlude:", describe(err))
		os.Exit(1)
	}
}

func describe(err error) string {
	if rpc, ok := status.FromError(err); ok {
		return rpc.Code().String() + ": " + rpc.Message()
	}
	return err.Error()
}

func run(request *pb.OccludeRequest, image, address, out string) error {
	encoded, err := os.ReadFile(image)
	if err != nil {
		return err
	}
	request.Image = &pb.ImageSource{Source: &pb.ImageSource_Encoded{Encoded: encoded}}

	connection, err := grpc.NewClient(address, grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return err
	}
	defer connection.Close()
	start, tiles, err := sweep(context.Background(), pb.NewOcclusionServiceClient(connection), request)
	if err != nil {
		return err
	}
	slices.SortFunc(tiles, func(a, b tile) int { return cmp.Or(cmp.Compare(a.top, b.top), cmp.Compare(a.left, b.left)) })
	if err := writeTable(out, tiles); err != nil {
		return err
	}
	lowest := slices.MinFunc(tiles, func(a, b tile) int { return cmp.Compare(a.probability, b.probability) })
	fmt.Printf("class %d: %.6g; %.6g with the square at %d,%d\n",
		start.GetClassIndex(), start.GetProbability(), lowest.probability, lowest.top, lowest.left)
	return nil
}

// sweep reads what there is without a square, and the tiles as they come, coarse to fine.
func sweep(ctx context.Context, service pb.OcclusionServiceClient, request *pb.OccludeRequest) (*pb.OcclusionStart, []tile, error) {
	stream, err := service.Occlude(ctx, request)
	if err != nil {
		return nil, nil, err
	}
	var start *pb.OcclusionStart
	var all []tile
	for {
		answer, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			return start, all, nil
		}
		if err != nil {
			return nil, nil, err
		}
		if answer.GetStart() != nil {
			start = answer.GetStart()
		}
		if tiles := answer.GetTiles(); tiles != nil {
			for i, row := range tiles.GetRows() {
				all = append(all, tile{
					top:         min(row*start.GetStride(), start.GetHeight()-start.GetPatch()),
					left:        min(tiles.GetColumns()[i]*start.GetStride(), start.GetWidth()-start.GetPatch()),
					probability: tiles.GetProbabilities()[i],
					topClass:    tiles.GetTopClasses()[i],
					activity:    tiles.GetActivities()[i],
				})
			}
			fmt.Fprintf(os.Stderr, "%d of %d places\n", tiles.GetProgress().GetDone(), tiles.GetProgress().GetTotal())
		}
	}
}

func writeTable(path string, tiles []tile) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	table := csv.NewWriter(file)
	table.UseCRLF = true
	rows := [][]string{{"top", "left", "probability", "top_class", "activity"}}
	for _, one := range tiles {
		rows = append(rows, []string{
			fmt.Sprint(one.top), fmt.Sprint(one.left), fmt.Sprintf("%.6g", one.probability),
			fmt.Sprint(one.topClass), fmt.Sprintf("%.6g", one.activity),
		})
	}
	return errors.Join(table.WriteAll(rows), file.Close())
}
