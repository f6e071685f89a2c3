module github.com/salesmeeting/salesmeeting

go 1.25.0

require (
	github.com/google/uuid v1.6.0
	github.com/stretchr/testify v1.12.0
	github.com/teambition/rrule-go v1.8.2
)

require gopkg.in/yaml.v3 v3.0.1 // indirect
