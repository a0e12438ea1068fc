internal import APIModel
internal import Core
internal import Service

extension Described {
    /// The form, where it is as the API's schema wants it: what a page sends is checked like what a program sends. Throws
    /// `RefusedFields`.
    func checked() throws -> Self {
        let problems = ConfigProblems()
        SchemaCheck(problems).check(try JSONDocument.read(try WireJSON.bytes(self)), Self.schema, "")
        guard problems.isEmpty else { throw RefusedFields(problems.list) }
        return self
    }
}
