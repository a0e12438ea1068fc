internal import HTTPTypes

extension HTTPFields {
    /// The value of a header by its name; nil where it is not there.
    func value(_ name: String) -> String? { HTTPField.Name(name).flatMap { self[$0] } }

    mutating func set(_ name: String, _ value: String) {
        if let name = HTTPField.Name(name) { self[name] = value }
    }
}
