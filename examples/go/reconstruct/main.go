// Projects one unit of a network back to the pixels that excite it, and writes the picture as a PNG.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"time"

	pb "deconvscope-example/gen/deconvscope/v1"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/status"
)

func main() {
	model := flag.String("model", "", "the network")
	layer := flag.String("layer", "", "the layer")
	channel := flag.Int("channel", -1, "a feature map (default: the strongest on this image)")
	out := flag.String("out", "unit.png", "where the PNG goes")
	address := flag.String("address", "localhost:50051", "host and port of the gRPC server")
	flag.Parse()
	if flag.NArg() != 1 || *model == "" || *layer == "" {
		fmt.Fprintln(os.Stderr, "usage: go run . -model NAME -layer NAME [-channel N] [-out unit.png] IMAGE")
		os.Exit(2)
	}
	request := &pb.ReconstructRequest{Model: *model}
	if *channel < 0 {
		request.Strongest = &pb.StrongestMaps{Layer: *layer, Count: 1}
	} else {
		request.Units = []*pb.Unit{{Layer: *layer, Channel: uint32(*channel)}}
	}
	if err := reconstruct(request, flag.Arg(0), *address, *out); err != nil {
		fmt.Fprintln(os.Stderr, "reconstruct:", describe(err))
		os.Exit(1)
	}
}

func describe(err error) string {
	if rpc, ok := status.FromError(err); ok {
		return rpc.Code().String() + ": " + rpc.Message()
	}
	return err.Error()
}

func reconstruct(request *pb.ReconstructRequest, image, address, out string) error {
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
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	stream, err := pb.NewDeconvServiceClient(connection).Reconstruct(ctx, request)
	if err != nil {
		return err
	}
	answer, err := stream.Recv()
	if err != nil {
		return err
	}
	found := answer.GetReconstruction()
	if err := os.WriteFile(out, found.GetProjectionPng(), 0o644); err != nil {
		return err
	}
	unit := found.GetUnit()
	fmt.Printf("%s %d@%d,%d: activation %.6g, scale %.6g, written to %s\n",
		unit.GetLayer(), unit.GetChannel(), unit.GetY(), unit.GetX(), found.GetActivation(), found.GetScale(), out)
	return nil
}
