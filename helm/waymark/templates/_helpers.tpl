{{- define "waymark.fullname" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 50 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* The templates below take (dict "root" $ "name" <service> "service" <its values>). */}}

{{- define "waymark.name" -}}
{{ include "waymark.fullname" .root }}-{{ .name }}
{{- end -}}

{{- define "waymark.selector" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .name }}
{{- end -}}

{{- define "waymark.labels" -}}
{{ include "waymark.selector" . }}
app.kubernetes.io/part-of: waymark
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
app.kubernetes.io/version: {{ .root.Values.image.tag | default .root.Chart.AppVersion | quote }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{/* A service's values over the defaults, as YAML. */}}
{{- define "waymark.merged" -}}
{{- mergeOverwrite (deepCopy .root.Values.defaults) (deepCopy .service) | toYaml -}}
{{- end -}}

{{/* The configuration file of a service. Not a tree of files: Spring Boot makes no paths of those. */}}
{{- define "waymark.properties" -}}
{{- $waymark := .root.Values.waymark -}}
server.address: "0.0.0.0"
server.port: {{ .service.port | quote }}
management.server.address: "0.0.0.0"
management.server.port: {{ add .service.port 1000 | quote }}
waymark.issuer: {{ $waymark.issuer | quote }}
{{- with $waymark.jwksUri }}
waymark.jwks-uri: {{ . | quote }}
{{- end }}
waymark.kafka.bootstrap-servers: {{ $waymark.kafka.bootstrapServers | quote }}
waymark.keys.directory: /etc/waymark/keys
waymark.imports.max-bytes: {{ $waymark.imports.maxBytes | int64 | quote }}
waymark.imports.lanes: {{ $waymark.imports.lanes | int64 | quote }}
{{- if eq .name "evidence" }}
waymark.authority.la: {{ $waymark.authority.la | quote }}
waymark.authority.name: {{ $waymark.authority.name | quote }}
waymark.authority.synthetic: {{ $waymark.authority.synthetic | quote }}
{{- with $waymark.dashboard.address }}
waymark.dashboard.address: {{ . | quote }}
{{- end }}
waymark.dashboard.client-id: {{ $waymark.dashboard.clientId | quote }}
{{- with $waymark.dashboard.authorizationUri }}
waymark.dashboard.authorization-uri: {{ . | quote }}
{{- end }}
{{- with $waymark.dashboard.tokenUri }}
waymark.dashboard.token-uri: {{ . | quote }}
{{- end }}
{{- with $waymark.dashboard.endSessionUri }}
waymark.dashboard.end-session-uri: {{ . | quote }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Egress to one kind of place. */}}
{{- define "waymark.egress" -}}
- ports:
    {{- range .ports }}
    - port: {{ . }}
      protocol: TCP
    {{- end }}
  {{- with .to }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}
