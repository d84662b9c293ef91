// Finds what excites each feature map of a layer most over a dataset, and lists the strongest maps.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	pb "deconvscope-example/gen/deconvscope/v1"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/status"
)

func main() {
	model := flag.String("model", "", "the network")
	layer := flag.String("layer", "", "the layer")
	dataset := flag.String("dataset", "", "a dataset, as the server lists it")
	split := flag.String("split", "", "needed where the dataset has several")
	images := flag.Uint("images", 0, "how many of the split's images (default: all)")
	maps := flag.Int("maps", 10, "how many maps are listed")
	address := flag.String("address", "localhost:50051", "host and port of the gRPC server")
	flag.Parse()
	if flag.NArg() != 0 || *model == "" || *layer == "" || *dataset == "" {
		fmt.Fprintln(os.Stderr, "usage: go run ./scan -model NAME -layer NAME -dataset NAME [-split NAME] [-images N] [-maps N]")
		os.Exit(2)
	}
	request := &pb.CreateScanRequest{
		Model:     *model,
		Dataset:   *dataset,
		Split:     *split,
		Layers:    []string{*layer},
		MaxImages: uint32(*images),
	}
	if err := run(request, *address, int32(*maps)); err != nil {
		fmt.Fprintln(os.Stderr, "scan:", describe(err))
		os.Exit(1)
	}
}

func describe(err error) string {
	if rpc, ok := status.FromError(err); ok {
		return rpc.Code().String() + ": " + rpc.Message()
	}
	return err.Error()
}

func run(request *pb.CreateScanRequest, address string, maps int32) error {
	connection, err := grpc.NewClient(address, grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return err
	}
	defer connection.Close()
	service := pb.NewDeconvServiceClient(connection)
	scan, err := follow(context.Background(), service, request)
	if err != nil {
		return err
	}
	return listMaps(context.Background(), service, scan.GetId(), request.GetLayers()[0], maps)
}

// Begins a scan and follows it to its end; it would go on without us.
func follow(ctx context.Context, service pb.DeconvServiceClient, request *pb.CreateScanRequest) (*pb.Scan, error) {
	created, err := service.CreateScan(ctx, request)
	if err != nil {
		return nil, err
	}
	scan := created.GetScan()
	watch, err := service.WatchScan(ctx, &pb.WatchScanRequest{Id: scan.GetId()})
	if err != nil {
		return nil, err
	}
	for {
		news, err := watch.Recv()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		scan = news.GetScan()
		fmt.Fprintf(os.Stderr, "%d of %d images\n", scan.GetProgress().GetDone(), scan.GetProgress().GetTotal())
	}
	if scan.GetState() != pb.ScanState_SCAN_STATE_COMPLETE {
		return nil, fmt.Errorf("the scan ended early: %s %s", scan.GetState(), scan.GetError())
	}
	return scan, nil
}

// The strongest maps, and where each is strongest.
func listMaps(ctx context.Context, service pb.DeconvServiceClient, scan, layer string, maps int32) error {
	strongest, err := service.ListMapStatistics(ctx, &pb.ListMapStatisticsRequest{
		ScanId:     scan,
		Layer:      layer,
		Order:      pb.MapOrder_MAP_ORDER_MAXIMUM,
		FiringOnly: true,
		PageSize:   maps,
	})
	if err != nil {
		return err
	}
	for _, found := range strongest.GetMaps() {
		channels := []uint32{found.GetChannel()}
		tops, err := service.ListTopActivations(ctx, &pb.ListTopActivationsRequest{ScanId: scan, Layer: layer, Channels: channels})
		if err != nil {
			return err
		}
		top := tops.GetActivations()[0]
		fmt.Printf("map %d: %.6g at %d,%d of image %d; fires on %d of %d\n",
			found.GetChannel(), found.GetMaximum(), top.GetUnit().GetY(), top.GetUnit().GetX(), top.GetImage().GetIndex(),
			found.GetFiring(), found.GetImages())
	}
	return nil
}
