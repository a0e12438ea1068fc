internal import Core
internal import MySQLWire

extension StatementParser {
    /// Transaction control; the verb has been read.
    mutating func parseTransaction(_ verb: String) {
        switch verb {
        case "BEGIN": statement.kind = .transaction(.begin)
        case "START": statement.kind = accept("TRANSACTION") ? .transaction(.begin) : .maintenance
        case "COMMIT": statement.kind = .transaction(.commit)
        case "SAVEPOINT": statement.kind = .transaction(.savepoint)
        case "RELEASE": statement.kind = .transaction(.releaseSavepoint)
        case "ROLLBACK":
            _ = accept("WORK")
            statement.kind = .transaction(accept("TO") ? .rollbackToSavepoint : .rollback)
        case "XA": parseXA()
        default: break
        }
    }

    private mutating func parseXA() {
        let verb = keyword(next())
        statement.xa = transactionID()
        switch verb {
        case "START", "BEGIN": statement.kind = .transaction(.xaStart)
        case "END": statement.kind = .transaction(.xaEnd)
        case "PREPARE": statement.kind = .transaction(.xaPrepare)
        case "ROLLBACK": statement.kind = .transaction(.xaRollback)
        case "COMMIT":
            statement.kind = .transaction(accept(["ONE", "PHASE"]) ? .xaCommitOnePhase : .xaCommit)
        default: break
        }
    }

    /// `X'6162',X'',1`, and the textual forms a client can write.
    private mutating func transactionID() -> XAIdentifier? {
        guard let global = binaryLiteral() else { return nil }
        var branch: [UInt8] = []
        var format: Int32 = 1
        if accept(symbol: ",") {
            branch = binaryLiteral() ?? []
            if accept(symbol: ","), let number = next(), number.kind == .word {
                let digits = String(decoding: text[number.range], as: UTF8.self)
                format = digits.hasPrefix("0x") ? Int32(digits.dropFirst(2), radix: 16) ?? 1 : Int32(digits) ?? 1
            }
        }
        return XAIdentifier(formatID: format, globalID: global, branchQualifier: branch)
    }

    /// The bytes of `X'…'`, `0x…` or a plain string.
    private mutating func binaryLiteral() -> [UInt8]? {
        guard let token = next() else { return nil }
        switch token.kind {
        case .string:
            return stringContent(token)
        case .word where keyword(token) == "X":
            guard let string = next(), string.kind == .string else { return nil }
            return Hex.decode(String(decoding: stringContent(string), as: UTF8.self))
        case .word:
            let digits = String(decoding: text[token.range], as: UTF8.self)
            return digits.hasPrefix("0x") ? Hex.decode(digits.dropFirst(2)) : nil
        default:
            return nil
        }
    }

    /// A string literal's bytes with its quotes taken off and its escapes resolved.
    private func stringContent(_ token: SQLToken) -> [UInt8] {
        let quote = text[token.range.lowerBound]
        var bytes: [UInt8] = []
        var index = token.range.lowerBound + 1
        let end = max(index, token.range.upperBound - 1)
        while index < end {
            var byte = text[index]
            if byte == quote, index + 1 < end, text[index + 1] == quote {
                index += 1
            } else if byte == UInt8(ascii: "\\"), !dialect.noBackslashEscapes, index + 1 < end {
                index += 1
                byte = Self.unescaped(text[index])
            }
            bytes.append(byte)
            index += 1
        }
        return bytes
    }

    private static func unescaped(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "0"): 0
        case UInt8(ascii: "n"): 10
        case UInt8(ascii: "r"): 13
        case UInt8(ascii: "t"): 9
        case UInt8(ascii: "b"): 8
        case UInt8(ascii: "Z"): 26
        default: byte
        }
    }
}
