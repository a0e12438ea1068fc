import Core
import Foundation

/// The tables of an export's document as lines, read without the program's own reader.
enum ExportText {
    private struct Table: Decodable {
        let table: String
        let columns: [String]
    }

    static func tables(_ document: [UInt8]) throws -> [String: [String]] {
        var tables: [String: [String]] = [:]
        var name: String?
        for line in String(decoding: document, as: UTF8.self).split(separator: "\n").dropFirst().dropLast() {
            if line.hasPrefix("[") {
                tables[name ?? "", default: []].append(String(line))
            } else {
                let table = try JSONDecoder().decode(Table.self, from: Data(line.utf8))
                name = table.table
                tables[table.table] = []
            }
        }
        return tables
    }
}
