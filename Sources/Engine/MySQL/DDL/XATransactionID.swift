internal import Core

/// The identifier of an XA transaction: format, global part and branch qualifier.
package struct XATransactionID: Sendable, Hashable, CustomStringConvertible {
    package let format: Int64
    package let global: [UInt8]
    package let branch: [UInt8]

    package init(format: Int64, global: [UInt8], branch: [UInt8]) {
        self.format = format
        self.global = global
        self.branch = branch
    }

    package var description: String {
        "X'\(Hex.encode(global))',X'\(Hex.encode(branch))',\(format)"
    }
}
