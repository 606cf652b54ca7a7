// Command cluster builds kustomizations and reads what comes out as an API server of Kubernetes would. It prints, as JSON,
// what each of them makes, and what is wrong with that:
//
//	cluster FOLDER...
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/kyaml/filesys"
)

// finding is something that an API server would refuse.
type finding struct {
	// Rule is decode, validate or restricted.
	Rule    string `json:"rule"`
	Object  string `json:"object"`
	Message string `json:"message"`
}

// result is what becomes of a kustomization.
type result struct {
	// Text is all that it makes, in YAML.
	Text     string    `json:"text"`
	Findings []finding `json:"findings"`
}

func check(folder string) (result, error) {
	found := result{Findings: []finding{}}
	built, err := krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(filesys.MakeFsOnDisk(), folder)
	if err != nil {
		return found, err
	}
	for _, resource := range built.Resources() {
		object := resource.GetKind() + " " + resource.GetName()
		text, err := resource.AsYAML()
		if err != nil {
			return found, err
		}
		found.Text += "---\n" + string(text)
		for rule, messages := range inspect(text) {
			for _, message := range messages {
				found.Findings = append(found.Findings, finding{rule, object, message})
			}
		}
	}
	return found, nil
}

func main() {
	results := []result{}
	for _, folder := range os.Args[1:] {
		found, err := check(folder)
		if err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", folder, err)
			os.Exit(1)
		}
		results = append(results, found)
	}
	if err := json.NewEncoder(os.Stdout).Encode(results); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
