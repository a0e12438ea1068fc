/// The name of a branch of a distributed transaction.
package struct XAIdentifier: Hashable, Sendable {
    /// -1 is the null identifier.
    package let formatID: Int32
    package let globalID: [UInt8]
    package let branchQualifier: [UInt8]

    package init(formatID: Int32, globalID: [UInt8], branchQualifier: [UInt8]) {
        self.formatID = formatID
        self.globalID = globalID
        self.branchQualifier = branchQualifier
    }

    /// The form statements take: `X'67',X'62',1`.
    package var literal: String {
        "X'\(Self.hex(globalID))',X'\(Self.hex(branchQualifier))',\(formatID)"
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        let digits = Array("0123456789abcdef".utf8)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
