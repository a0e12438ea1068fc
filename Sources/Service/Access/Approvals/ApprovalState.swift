/// How far an approval has come.
package enum ApprovalState: String, Sendable, Hashable, CaseIterable {
    /// Not everybody has decided who must.
    case waiting
    /// It can be used once.
    case granted
    case refused
    /// Whoever asked does not want it any more.
    case withdrawn
    case used
    /// It was not used in time. Worked out, never stored.
    case expired
}
