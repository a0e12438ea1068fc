/// A right that was asked for.
package struct AuditStep: Sendable, Hashable {
    package let function: ServiceFunction
    package let resource: ResourceReference
    package let isAllowed: Bool
}
