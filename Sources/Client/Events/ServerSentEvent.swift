/// One message of a stream of events.
package struct ServerSentEvent: Sendable, Hashable {
    /// `message` where the server gives none.
    package var kind = "message"
    /// The lines of its data.
    package var data = ""
    /// What to go on behind; nil where the server gave none yet.
    package var id: String?

    package init(kind: String = "message", data: String = "", id: String? = nil) {
        self.kind = kind
        self.data = data
        self.id = id
    }
}
