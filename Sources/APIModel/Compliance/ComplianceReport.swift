/// What can be proven of the backups of a project, by the controls of one set.
package struct ComplianceReport: Described, Hashable {
    package var project: String
    /// Of the project, for people; may be empty.
    package var projectTitle: String
    /// By the catalog's clock.
    package var takenAt: WireTime
    package var language: ReportLanguage
    /// The set of controls.
    package var controlSet: String
    package var title: String
    /// What the set's author says of it; may be empty.
    package var note: String
    /// Controls by their state.
    package var counts: ComplianceCounts
    package var controls: [ComplianceControl]
    /// By name.
    package var instances: [ComplianceInstance]
    package var rights: RightsDocument
    package var audit: AuditProofDocument
    /// Of the program.
    package var version: String

    package init(
        project: String, projectTitle: String, takenAt: WireTime, language: ReportLanguage, controlSet: String,
        title: String, note: String, controls: [ComplianceControl], instances: [ComplianceInstance],
        rights: RightsDocument, audit: AuditProofDocument, version: String
    ) {
        self.project = project
        self.projectTitle = projectTitle
        self.takenAt = takenAt
        self.language = language
        self.controlSet = controlSet
        self.title = title
        self.note = note
        counts = ComplianceCounts(controls.map(\.state))
        self.controls = controls
        self.instances = instances
        self.rights = rights
        self.audit = audit
        self.version = version
    }

    package static var schema: Schema {
        .object([
            .required("project", .name, "The project."),
            .required("projectTitle", .text(), "For people; may be empty."),
            .required("takenAt", .time, "By the catalog's clock."),
            .required("language", .word(of: ReportLanguage.self), "Of all texts."),
            .required("controlSet", .text(), "The set of controls, by its name."),
            .required("title", .text(), "Of the set."),
            .required("note", .text(), "What the set's author says of it; may be empty."),
            .required("counts", .type(ComplianceCounts.self), "Controls by their state."),
            .required("controls", .list(.type(ComplianceControl.self)), "In the order of the set."),
            .required("instances", .list(.type(ComplianceInstance.self)), "By name."),
            .required("rights", .type(RightsDocument.self), "Who may act in the project, in figures."),
            .required("audit", .type(AuditProofDocument.self), "What proves that the audit is whole."),
            .required("version", .text(), "Of the program."),
        ])
    }
}
