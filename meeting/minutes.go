package meeting

import "encoding/json"

// Minutes are what was written down at an occurrence, as JSON. A [Store] keeps them as they are.
type Minutes = json.RawMessage
