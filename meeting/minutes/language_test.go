package minutes_test

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/minutes"
)

func TestNoLanguageLacksAWord(t *testing.T) {
	for _, w := range minutes.Languages {
		v := reflect.ValueOf(w)
		for i := range v.NumField() {
			name, field := v.Type().Field(i).Name, v.Field(i)
			require.False(t, field.IsZero(), name)
			switch field.Kind() {
			case reflect.Array:
				for j := range field.Len() {
					require.NotEmpty(t, field.Index(j).String(), name)
				}
			case reflect.Map:
				require.Equal(t, reflect.ValueOf(minutes.Languages[0]).Field(i).Len(), field.Len(), name)
			}
		}
	}
}
