internal import Core
internal import Foundation
internal import GRDB

/// A transaction under way on SQLite.
struct SQLiteSession: CatalogSession {
    let database: Database
    let clock: any TidemarkClock

    func execute(_ sql: String, _ parameters: [CatalogValue]) throws -> Int {
        let statement = try database.cachedStatement(sql: sql)
        try statement.execute(arguments: try arguments(parameters))
        // Not the total: it counts what foreign keys removed as well.
        return database.changesCount
    }

    func query(_ sql: String, _ parameters: [CatalogValue]) throws -> [CatalogRow] {
        let statement = try database.cachedStatement(sql: sql)
        let names = statement.columnNames
        return try Row.fetchAll(statement, arguments: try arguments(parameters)).map { row in
            CatalogRow(names: names, values: row.databaseValues.map(Self.value))
        }
    }

    func now() throws -> Timestamp { clock.now() }

    private func arguments(_ parameters: [CatalogValue]) throws -> StatementArguments {
        try CatalogValue.requireStorable(parameters)
        return StatementArguments(parameters.map(Self.databaseValue))
    }

    private static func databaseValue(_ value: CatalogValue) -> DatabaseValue {
        switch value {
        case .text(let text): text.databaseValue
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .blob(let bytes): Data(bytes).databaseValue
        case .null: .null
        }
    }

    private static func value(_ value: DatabaseValue) -> CatalogValue {
        switch value.storage {
        case .null: .null
        case .int64(let number): .integer(number)
        case .double(let number): .real(number)
        case .string(let text): .text(text)
        case .blob(let data): .blob(Array(data))
        }
    }
}
