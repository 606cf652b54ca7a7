// Command buildkit-checks prints what BuildKit's own build checks find in Dockerfiles, one JSON object a finding.
//
// An engine older than 27 has no `docker build --check`; the checks are the same code.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/moby/buildkit/client/llb"
	"github.com/moby/buildkit/client/llb/sourceresolver"
	"github.com/moby/buildkit/frontend/dockerfile/dockerfile2llb"
	"github.com/opencontainers/go-digest"
)

type finding struct {
	Rule    string `json:"rule"`
	File    string `json:"file"`
	Line    int32  `json:"line"`
	Message string `json:"message"`
}

// noRegistry answers for every base image that it has an empty configuration: the checks are about the Dockerfile.
type noRegistry struct{}

func (noRegistry) ResolveImageConfig(_ context.Context, ref string, _ sourceresolver.Opt) (string, digest.Digest, []byte, error) {
	config := []byte(`{"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers"}}`)
	return ref, digest.FromBytes(config), config, nil
}

func check(file string) ([]finding, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	source := llb.NewSourceMap(nil, file, "Dockerfile", text)
	source.Definition = &llb.Definition{} // the results quote it
	results, err := dockerfile2llb.DockerfileLint(context.Background(), text, dockerfile2llb.ConvertOpt{
		MetaResolver: noRegistry{},
		SourceMap:    source,
	})
	if err != nil {
		return nil, err
	}
	if results.Error != nil {
		return nil, fmt.Errorf("%s: %s", file, results.Error.Message)
	}
	var findings []finding
	for _, warning := range results.Warnings {
		line := int32(0)
		if ranges := warning.Location.GetRanges(); len(ranges) > 0 {
			line = ranges[0].Start.Line
		}
		findings = append(findings, finding{warning.RuleName, file, line, warning.Detail})
	}
	return findings, nil
}

func main() {
	all := []finding{}
	for _, file := range os.Args[1:] {
		findings, err := check(file)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		all = append(all, findings...)
	}
	if err := json.NewEncoder(os.Stdout).Encode(all); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
