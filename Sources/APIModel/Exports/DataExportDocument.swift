/// An export of data.
package struct DataExportDocument: Described, Hashable {
    package var id: String
    package var project: String
    package var instance: String
    package var repository: String
    /// The job that makes it.
    package var job: String
    package var state: String
    /// What was asked for, without secrets.
    package var order: ExportOrder
    package var createdBy: String
    package var createdAt: WireTime
    /// When the file is erased, once it is there.
    package var expiresAt: WireTime
    package var file: ExportFileDocument?
    package var erasedAt: WireTime?

    package init(
        id: String, project: String, instance: String, repository: String, job: String, state: String,
        order: ExportOrder, createdBy: String, createdAt: WireTime, expiresAt: WireTime, file: ExportFileDocument?,
        erasedAt: WireTime?
    ) {
        self.id = id
        self.project = project
        self.instance = instance
        self.repository = repository
        self.job = job
        self.state = state
        self.order = order
        self.createdBy = createdBy
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.file = file
        self.erasedAt = erasedAt
    }

    package static let states = ["waiting", "running", "ready", "failed", "expired", "erased"]

    package static var schema: Schema {
        .object([
            .required("id", .text(), "Names it for ever."),
            .required("project", .name, "Its project."),
            .required("instance", .name, "Whose data it holds."),
            .required("repository", .name, "Where its file lies."),
            .required("job", .text(), "The job that makes it."),
            .required("state", .word(states), "Links can be made of what is ready."),
            .required("order", .type(ExportOrder.self), "What was asked for."),
            .required("createdBy", .text(), "Who asked for it."),
            .required("createdAt", .time, "When it was asked for."),
            .required("expiresAt", .time, "From then on nobody fetches it."),
            .optional("file", .type(ExportFileDocument.self), "Once it is there."),
            .optional("erasedAt", .time, "When the file was taken away."),
        ])
    }
}
