import Foundation

/// The objects `find --json` prints.
struct FindLines {
    struct Row: Decodable, Equatable {
        let change: String
        let key: String
        let newKey: String?
    }

    struct Table: Decodable, Equatable {
        let table: String
        let inserted: Int
        let updated: Int
        let deleted: Int
    }

    struct Line: Decodable {
        let event: String
        let gtid: String?
        let commitTime: String?
        let tables: [Table]?
        let statement: String?
        let rows: [Row]?
        let restorable: Bool?
        let before: String?
        let skip: String?
        let sql: String?
        let segments: Int?
        let readSegments: Int?
    }

    let lines: [Line]

    init(_ output: String) throws {
        struct Event: Decodable { let event: String }
        lines = try output.split(separator: "\n").compactMap { text -> Line? in
            let data = Data(text.utf8)
            // Other events have members of these names and other types.
            guard ["transaction", "burst"].contains(try JSONDecoder().decode(Event.self, from: data).event) else {
                return nil
            }
            return try JSONDecoder().decode(Line.self, from: data)
        }
    }

    var rows: [Row] { lines.flatMap { $0.rows ?? [] } }
}
