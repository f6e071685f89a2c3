module github.com/salesmeeting/salesmeeting/meeting/meetingtest/rapidtest

go 1.25.0

require (
	github.com/salesmeeting/salesmeeting v0.0.0
	github.com/stretchr/testify v1.12.0
	pgregory.net/rapid v1.3.0
)

require (
	github.com/google/uuid v1.6.0 // indirect
	github.com/teambition/rrule-go v1.8.2 // indirect
	gopkg.in/yaml.v3 v3.0.1 // indirect
)

replace github.com/salesmeeting/salesmeeting => ../../..
