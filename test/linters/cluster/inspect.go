package main

import (
	"fmt"

	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	_ "k8s.io/kubernetes/pkg/apis/apps/install"
	_ "k8s.io/kubernetes/pkg/apis/batch/install"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
	_ "k8s.io/kubernetes/pkg/apis/networking/install"
	_ "k8s.io/kubernetes/pkg/apis/policy/install"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
)

// strict refuses fields that do not exist, and keys that are there twice.
var strict = serializer.NewCodecFactory(legacyscheme.Scheme, serializer.EnableStrict).UniversalDeserializer()

var evaluator = func() policy.Evaluator {
	all, err := policy.NewEvaluator(policy.DefaultChecks(), nil)
	if err != nil {
		panic(err)
	}
	return all
}()

// inspect tells what is wrong with an object, by the step of an API server that would say so.
func inspect(text []byte) map[string][]string {
	object, _, err := strict.Decode(text, nil, nil)
	if err != nil {
		return map[string][]string{"decode": {err.Error()}}
	}
	refused := []string{}
	if template := podTemplate(object); template != nil {
		level := api.LevelVersion{Level: api.LevelRestricted, Version: api.LatestVersion()}
		verdict := policy.AggregateCheckResults(evaluator.EvaluatePod(level, &template.ObjectMeta, &template.Spec))
		if !verdict.Allowed {
			refused = append(refused, verdict.ForbiddenDetail())
		}
	}
	legacyscheme.Scheme.Default(object)
	internal, err := legacyscheme.Scheme.ConvertToVersion(object, runtime.InternalGroupVersioner)
	if err != nil {
		return map[string][]string{"decode": {err.Error()}}
	}
	invalid := []string{}
	errors, known := validate(internal)
	if !known {
		invalid = append(invalid, fmt.Sprintf("%T is validated by nothing here", object))
	}
	for _, each := range errors {
		invalid = append(invalid, each.Error())
	}
	return map[string][]string{"validate": invalid, "restricted": refused}
}

func podTemplate(object runtime.Object) *corev1.PodTemplateSpec {
	switch typed := object.(type) {
	case *appsv1.Deployment:
		return &typed.Spec.Template
	case *appsv1.StatefulSet:
		return &typed.Spec.Template
	case *batchv1.Job:
		return &typed.Spec.Template
	case *batchv1.CronJob:
		return &typed.Spec.JobTemplate.Spec.Template
	default:
		return nil
	}
}
