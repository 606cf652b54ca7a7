package main

import (
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/kubernetes/pkg/api/pod"
	"k8s.io/kubernetes/pkg/apis/apps"
	appsvalidation "k8s.io/kubernetes/pkg/apis/apps/validation"
	"k8s.io/kubernetes/pkg/apis/batch"
	batchvalidation "k8s.io/kubernetes/pkg/apis/batch/validation"
	"k8s.io/kubernetes/pkg/apis/core"
	corevalidation "k8s.io/kubernetes/pkg/apis/core/validation"
	"k8s.io/kubernetes/pkg/apis/networking"
	networkingvalidation "k8s.io/kubernetes/pkg/apis/networking/validation"
	"k8s.io/kubernetes/pkg/apis/policy"
	policyvalidation "k8s.io/kubernetes/pkg/apis/policy/validation"
)

// validate is the API server's own validation of an object that is created; false for kinds that are not generated.
func validate(object runtime.Object) (field.ErrorList, bool) {
	switch typed := object.(type) {
	case *apps.Deployment:
		return appsvalidation.ValidateDeployment(typed, options(&typed.Spec.Template)), true
	case *apps.StatefulSet:
		return appsvalidation.ValidateStatefulSet(typed, options(&typed.Spec.Template)), true
	case *batch.Job:
		// What the server adds to a job is not there yet; the template of a CronJob is a job without it.
		template := &batch.JobTemplateSpec{ObjectMeta: typed.ObjectMeta, Spec: typed.Spec}
		return batchvalidation.ValidateJobTemplateSpec(template, field.NewPath("job"), options(&typed.Spec.Template)), true
	case *batch.CronJob:
		return batchvalidation.ValidateCronJobCreate(typed, options(&typed.Spec.JobTemplate.Spec.Template)), true
	case *core.Service:
		return corevalidation.ValidateServiceCreate(typed), true
	case *core.Namespace:
		return corevalidation.ValidateNamespace(typed), true
	case *core.ConfigMap:
		return corevalidation.ValidateConfigMap(typed), true
	case *networking.NetworkPolicy:
		return networkingvalidation.ValidateNetworkPolicy(typed, networkingvalidation.NetworkPolicyValidationOptions{}), true
	case *networking.Ingress:
		return networkingvalidation.ValidateIngressCreate(typed), true
	case *policy.PodDisruptionBudget:
		return policyvalidation.ValidatePodDisruptionBudget(typed, policyvalidation.PodDisruptionBudgetValidationOptions{}), true
	default:
		return nil, false
	}
}

func options(template *core.PodTemplateSpec) corevalidation.PodValidationOptions {
	return pod.GetValidationOptionsFromPodTemplate(template, nil)
}
