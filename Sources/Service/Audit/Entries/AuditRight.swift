/// A right that a call needed beside the one it is named by.
package struct AuditRight: Sendable, Hashable, Codable {
    package var function: String
    package var verb: String
    package var resource: AuditResource

    init(_ step: AuditStep) {
        function = step.function.rawValue
        verb = step.function.verb.rawValue
        resource = AuditResource(step.resource)
    }
}
