/// What a caller says to have others approve a request instead of carrying it out.
package struct ApprovalAsk: Sendable, Hashable {
    /// For those who decide.
    package var reason: String
    /// The request as those who decide see it: method, path, query and body, without secrets.
    package var request: String

    package init(reason: String, request: String) {
        self.reason = reason
        self.request = request
    }
}
