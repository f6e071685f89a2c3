package participant_test

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/salesmeeting/salesmeeting/participant"
)

func ExampleParseRole() {
	for _, text := range []string{"Sales Manager", "Solutions Architect", "External: Broker", "new_customer"} {
		role, err := participant.ParseRole(text)
		fmt.Println(role, role.External(), err)
	}
	// Output:
	// sales-manager false <nil>
	// solutions-architect false <nil>
	// external:broker true <nil>
	// new-customer true <nil>
}

func ExampleRoles() {
	fmt.Println(slices.Collect(participant.Roles())[:3])
	// Output:
	// [sales-manager executive sales-representative]
}

func ExampleParsePart() {
	part, err := participant.ParsePart("Optional")
	fmt.Println(part, part == participant.Optional, err)
	// Output:
	// optional true <nil>
}

func ExampleParseResponse() {
	response, err := participant.ParseResponse("needs-action")
	fmt.Println(response, response == participant.NeedsAction, err)
	// Output:
	// needs-action true <nil>
}

func ExampleNewDirectory() {
	people, err := participant.NewDirectory(
		participant.Person{ID: "ann", Name: "Ann", Email: "ann@example.com", Role: participant.SalesManager},
		participant.Person{ID: "bo", Name: "Bo", Role: participant.SalesRepresentative},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	ann, ok := people.ByEmail("Ann@Example.com")
	fmt.Println(ann.ID, ann.Role, ok)
	fmt.Printf("%+v\n", ann.In(participant.Chair))
	// Output:
	// ann sales-manager true
	// {ID:ann Name:Ann Email:ann@example.com Role:sales-manager External:false Part:chair Response:needs-action Connectivity:{Device:unknown Connection:unknown}}
}

func ExampleRoster_Problems() {
	roster := participant.Roster{
		{ID: "ann", Part: participant.Chair},
		{ID: "bo", Part: participant.Chair, Email: "bo"},
		{ID: "ann"},
	}
	for _, p := range roster.Problems() {
		fmt.Println(p.Path, p.Err)
	}
	// Output:
	// /1/email "bo" has no @
	// /1/part the roster has a chair already, at /0
	// /2/id "ann" stands on the roster already, at /0
}

func ExamplePointer() {
	fmt.Println(participant.Pointer("responses", "a/b", 0))
	// Output:
	// /responses/a~1b/0
}

func ExampleLocated() {
	var roster participant.Roster
	err := json.Unmarshal([]byte(`[{"id":"ann"},{"id":"bo","part":"boss"}]`), &roster)
	for _, p := range participant.Located("/roster", err) {
		fmt.Println(p.Path, p.Err)
	}
	// Output:
	// /roster/1/part "boss" is no part: one of required, chair, optional, observer
}

func ExampleDecodeList() {
	numbers, err := participant.DecodeList[int]([]byte(`[1, "two", 3]`))
	fmt.Println(numbers, err)
	// Output:
	// [1 0 3] /1: is a JSON string, which does not fit here
}

func ExampleDecodeUpTo() {
	_, err := participant.DecodeUpTo[int]([]byte(`[1, 2, 3]`), 2)
	fmt.Println(err)
	// Output:
	// has 3 entries, at most 2 are allowed
}

func ExampleDecodeObject() {
	var name string
	var age int
	err := participant.DecodeObject([]byte(`{"name": "Ann", "age": "old", "shoes": 38}`), map[string]any{"name": &name, "age": &age})
	fmt.Println(name, err)
	// Output:
	// Ann /age: is a JSON string, which does not fit here
}

func ExampleParseFact() {
	fact, err := participant.ParseFact("Yes")
	fmt.Println(fact, fact == participant.Yes, err)
	// Output:
	// yes true <nil>
}

func ExampleRoster_CannotJoinVideo() {
	roster := participant.Roster{
		{ID: "ann", Connectivity: participant.Connectivity{Device: participant.Yes, Connection: participant.Yes}},
		{ID: "bo", Connectivity: participant.Connectivity{Device: participant.Yes, Connection: participant.No}},
		{ID: "cy"},
	}
	for _, p := range roster.CannotJoinVideo() {
		fmt.Println(p.ID, "device:", p.Connectivity.Device, "connection:", p.Connectivity.Connection)
	}
	// Output:
	// bo device: yes connection: no
}
