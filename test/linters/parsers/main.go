// Command parsers runs the code with which BuildKit and compose read their files, and prints JSON:
//
//	check FILE...    what BuildKit's own build checks find in Dockerfiles (docker build --check, from Engine 27 on)
//	images FILE...   what BuildKit takes from Dockerfiles: the configuration of each stage's image
//	compose FILE...  what compose takes from its files (docker compose config)
//	context FILE...  which files of the folders that ignore files lie in a build takes
package main

import (
	"encoding/json"
	"fmt"
	"os"
)

// eachFile collects what a function says about each file.
func eachFile[T any](files []string, read func(file string) (T, error)) (any, error) {
	all := []T{}
	for _, file := range files {
		one, err := read(file)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		all = append(all, one)
	}
	return all, nil
}

func run(command string, files []string) (any, error) {
	switch command {
	case "check":
		return eachFile(files, check)
	case "images":
		return eachFile(files, images)
	case "compose":
		return eachFile(files, compose)
	case "context":
		return eachFile(files, admitted)
	default:
		return nil, fmt.Errorf("unknown command %q", command)
	}
}

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: parsers check|images|compose|context FILE...")
		os.Exit(2)
	}
	result, err := run(os.Args[1], os.Args[2:])
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(result)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
