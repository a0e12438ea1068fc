package import Core

/// Reads CSV as RFC 4180 writes it: commas, records ended by CRLF or LF, fields in double quotes where they hold a
/// comma, a quote (doubled) or a line break. A byte order mark at the beginning and empty lines are passed over.
package enum CSVReader {
    private static let quote: UInt8 = 0x22
    private static let comma: UInt8 = 0x2C
    private static let lineFeed: UInt8 = 0x0A
    private static let carriageReturn: UInt8 = 0x0D

    /// Throws `config.invalid` with the line, for quotes out of place, a bare carriage return, or bytes that are no
    /// UTF-8.
    package static func records(_ bytes: [UInt8]) throws(TidemarkError) -> [CSVRecord] {
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var line = 1
        var records: [CSVRecord] = []
        while index < bytes.count {
            let start = line
            var fields: [String] = []
            var isQuoted = false
            while true {
                isQuoted = isQuoted || (index < bytes.count && bytes[index] == quote)
                fields.append(try field(bytes, &index, &line))
                guard index < bytes.count, bytes[index] == comma else { break }
                index += 1
            }
            try endOfRecord(bytes, &index, &line)
            if fields != [""] || isQuoted { records.append(CSVRecord(line: start, fields: fields)) }
        }
        return records
    }

    private static func field(
        _ bytes: [UInt8], _ index: inout Int, _ line: inout Int
    ) throws(TidemarkError) -> String {
        var content: [UInt8] = []
        if index < bytes.count, bytes[index] == quote {
            let start = line
            index += 1
            while true {
                guard index < bytes.count else { throw wrong(start, "A quote is opened and not closed.") }
                let byte = bytes[index]
                index += 1
                if byte == quote {
                    guard index < bytes.count, bytes[index] == quote else { break }
                    index += 1
                }
                if byte == lineFeed { line += 1 }
                content.append(byte)
            }
        } else {
            while index < bytes.count, ![comma, lineFeed, carriageReturn].contains(bytes[index]) {
                guard bytes[index] != quote else { throw wrong(line, "A quote stands inside a field without quotes.") }
                content.append(bytes[index])
                index += 1
            }
        }
        guard let text = String(validating: content, as: UTF8.self) else { throw wrong(line, "It is not UTF-8.") }
        return text
    }

    private static func endOfRecord(_ bytes: [UInt8], _ index: inout Int, _ line: inout Int) throws(TidemarkError) {
        guard index < bytes.count else { return }
        if bytes[index] == carriageReturn { index += 1 }
        guard index < bytes.count, bytes[index] == lineFeed else {
            throw wrong(line, "After a closing quote or a carriage return the field or line must end.")
        }
        index += 1
        line += 1
    }

    private static func wrong(_ line: Int, _ message: String) -> TidemarkError {
        TidemarkError(problems: [
            ConfigProblem(
                path: "CSV", line: line, message: message,
                hint: "Put such a field in double quotes, and write a quote in it twice.")
        ])
    }
}
