internal import Core

/// The place in a list of jobs, newest first: the time of asking and the name of the last one shown.
struct JobCursor: Hashable {
    let createdAt: Timestamp
    let id: String

    init(_ job: Job) {
        createdAt = job.createdAt
        id = job.id.rawValue
    }

    /// Throws `RefusedFields` where the text was never given out as one.
    init(parsing text: String) throws {
        guard let dash = text.firstIndex(of: "-"), let number = Int64(text[..<dash]), text.utf8.count <= 200,
            !text.utf8.contains(0)
        else {
            throw RefusedFields(
                path: "query.after", "It is no place in this list.", hint: "Send what the page before gave as next.")
        }
        createdAt = Timestamp(microseconds: number)
        id = String(text[text.index(after: dash)...])
    }

    var text: String { "\(createdAt.microseconds)-\(id)" }
}
