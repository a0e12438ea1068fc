/// The status bits of an OK or EOF packet that we look at.
struct ServerStatus: OptionSet, Sendable, Hashable {
    let rawValue: UInt16

    static let moreResults = ServerStatus(rawValue: 0x0008)
}
