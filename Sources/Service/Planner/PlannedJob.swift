/// A job that must be there. Its key makes asking for it twice asking once.
package struct PlannedJob: Sendable, Hashable {
    package var key: String
    package var kind: JobKind
    package var subject: JobSubject
    package var payload: String

    package init(key: String, kind: JobKind, subject: JobSubject, payload: String = "{}") {
        self.key = key
        self.kind = kind
        self.subject = subject
        self.payload = payload
    }
}
