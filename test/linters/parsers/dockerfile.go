package main

import (
	"bytes"
	"context"
	"errors"
	"os"

	"github.com/moby/buildkit/client/llb"
	"github.com/moby/buildkit/client/llb/sourceresolver"
	"github.com/moby/buildkit/frontend/dockerfile/dockerfile2llb"
	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
	"github.com/moby/buildkit/frontend/dockerui"
	dockerspec "github.com/moby/docker-image-spec/specs-go/v1"
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
		return nil, errors.New(results.Error.Message)
	}
	findings := []finding{}
	for _, warning := range results.Warnings {
		line := int32(0)
		if ranges := warning.Location.GetRanges(); len(ranges) > 0 {
			line = ranges[0].Start.Line
		}
		findings = append(findings, finding{warning.RuleName, file, line, warning.Detail})
	}
	return findings, nil
}

// images converts a Dockerfile once for each of its stages, as a build with --target would.
func images(file string) (map[string]dockerspec.DockerOCIImageConfig, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	parsed, err := parser.Parse(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	stages, _, err := instructions.Parse(parsed.AST, nil)
	if err != nil {
		return nil, err
	}
	configs := map[string]dockerspec.DockerOCIImageConfig{}
	for _, stage := range stages {
		result, err := dockerfile2llb.Dockerfile2LLB(context.Background(), text, dockerfile2llb.ConvertOpt{
			Config:       dockerui.Config{Target: stage.Name},
			MetaResolver: noRegistry{},
		})
		if err != nil {
			return nil, err
		}
		configs[stage.Name] = result.Image.Config
	}
	return configs, nil
}
