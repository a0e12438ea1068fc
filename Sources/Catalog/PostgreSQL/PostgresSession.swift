internal import CPostgres
internal import Core
internal import Foundation

/// One connection to PostgreSQL. Used by one thread at a time, which it blocks: at most `patience` seconds a statement.
final class PostgresSession: CatalogSession {
    private let connection: OpaquePointer
    private let patience: Double
    private let clock: (any TidemarkClock)?
    private(set) var isLost = false

    /// Connects. `url` is whatever libpq takes; what it says of time-outs comes before the defaults here.
    /// `clock` stands in for the server's in tests.
    init(url: Secret, clock: (any TidemarkClock)?, patience: Double = 60) throws(PostgresFailure) {
        let text = url.withBytes { String(decoding: $0, as: UTF8.self) }
        guard let parsed = PQconninfoParse(text, nil) else { throw Self.unreadable }
        PQconninfoFree(parsed)
        let settings = [
            ("connect_timeout", "10"), ("keepalives_idle", "10"), ("keepalives_interval", "5"),
            ("keepalives_count", "3"), ("tcp_user_timeout", "30000"), ("dbname", text),
            ("fallback_application_name", "tidemark"), ("client_encoding", "UTF8"),
        ]
        let keywords = settings.map { strdup($0.0) }
        let values = settings.map { strdup($0.1) }
        defer { for pointer in keywords + values { free(pointer) } }
        let made = PQconnectdbParams(
            keywords.map { UnsafePointer($0) } + [nil], values.map { UnsafePointer($0) } + [nil], 1)
        guard let made else {
            throw PostgresFailure(state: "", message: "no memory for a connection", isConnectionLost: true)
        }
        guard PQstatus(made) == CONNECTION_OK else {
            let message = Self.text(PQerrorMessage(made))
            PQfinish(made)
            guard !message.hasPrefix("invalid ") else { throw Self.unreadable }
            throw PostgresFailure(
                state: Self.state(in: message), message: Self.oneLine(message), isConnectionLost: true)
        }
        connection = made
        self.patience = patience
        self.clock = clock
        _ = PQsetnonblocking(made, 1)
        // The server gives up earlier than we do, and says why.
        for setting in [
            "SET statement_timeout = '30s'", "SET lock_timeout = '10s'",
            "SET idle_in_transaction_session_timeout = '60s'", "SET standard_conforming_strings = on",
            "SET bytea_output = 'hex'", "SET client_min_messages = warning",
        ] {
            try run(setting)
        }
    }

    deinit { PQfinish(connection) }

    func execute(_ sql: String, _ parameters: [CatalogValue]) throws -> Int {
        try CatalogValue.requireStorable(parameters)
        return try result(of: sql, parameters) { result in Int(Self.text(PQcmdTuples(result))) ?? 0 }
    }

    func query(_ sql: String, _ parameters: [CatalogValue]) throws -> [CatalogRow] {
        try CatalogValue.requireStorable(parameters)
        return try result(of: sql, parameters) { result throws(PostgresFailure) in
            let columns = PQnfields(result)
            let names = (0..<columns).map { Self.text(PQfname(result, $0)) }
            let types = (0..<columns).map { PQftype(result, $0) }
            var rows: [CatalogRow] = []
            for row in 0..<PQntuples(result) {
                var values: [CatalogValue] = []
                for column in 0..<columns {
                    guard PQgetisnull(result, row, column) == 0 else {
                        values.append(.null)
                        continue
                    }
                    let text = Self.text(PQgetvalue(result, row, column))
                    guard let value = PostgresType.value(text, type: types[Int(column)]) else {
                        throw PostgresFailure(
                            state: "", message: "the column \(names[Int(column)]) holds no value of its type",
                            isConnectionLost: false)
                    }
                    values.append(value)
                }
                rows.append(CatalogRow(names: names, values: values))
            }
            return rows
        }
    }

    func now() throws -> Timestamp {
        if let clock { return clock.now() }
        let rows = try query(
            "SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint) AS now", [])
        guard let row = rows.first else { throw lost("the server does not say what time it is") }
        return try row.time("now")
    }

    /// Runs one statement without parameters, for its effect.
    func run(_ sql: String) throws(PostgresFailure) {
        try result(of: sql, []) { _ in }
    }

    /// Waits for a notification at most `seconds`; whether one came.
    func waitForNotification(seconds: Double) throws(PostgresFailure) -> Bool {
        var isNotified = takeNotifications()
        if isNotified { return true }
        _ = try wait(for: Int16(POLLIN), seconds: seconds)
        guard PQconsumeInput(connection) == 1 else { throw lost(Self.text(PQerrorMessage(connection))) }
        isNotified = takeNotifications()
        return isNotified
    }

    private func takeNotifications() -> Bool {
        var isNotified = false
        while let notification = PQnotifies(connection) {
            isNotified = true
            PQfreemem(notification)
        }
        return isNotified
    }

    /// Sends one statement and lends its answer.
    private func result<Value>(
        of sql: String, _ parameters: [CatalogValue],
        _ body: (OpaquePointer) throws(PostgresFailure) -> Value
    ) throws(PostgresFailure) -> Value {
        guard !isLost else { throw lost("the connection was lost before") }
        let values = PostgresParameters(parameters)
        let sent = values.withPointers { types, pointers, lengths, formats in
            PQsendQueryParams(
                connection, CatalogDialect.postgresql.render(sql), values.count, types, pointers, lengths, formats, 0)
        }
        guard sent == 1 else { throw lost(Self.text(PQerrorMessage(connection))) }
        let deadline = ContinuousClock.now + .seconds(patience)
        try flush(until: deadline)
        guard let result = try next(until: deadline) else { throw lost("the server gave no answer") }
        defer { PQclear(result) }
        // A statement has one answer; the end of answers must be read before the next is sent.
        while let further = try next(until: deadline) { PQclear(further) }
        let status = PQresultStatus(result)
        guard status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else { throw failure(of: result) }
        return try body(result)
    }

    private func flush(until deadline: ContinuousClock.Instant) throws(PostgresFailure) {
        while true {
            switch PQflush(connection) {
            case 0: return
            case 1:
                // What the server sends must be read, or it may not read what we send.
                let ready = try wait(for: Int16(POLLIN | POLLOUT), seconds: Self.seconds(until: deadline))
                guard ready else { throw lost("the server takes nothing in") }
                guard PQconsumeInput(connection) == 1 else { throw lost(Self.text(PQerrorMessage(connection))) }
            default: throw lost(Self.text(PQerrorMessage(connection)))
            }
        }
    }

    private func next(until deadline: ContinuousClock.Instant) throws(PostgresFailure) -> OpaquePointer? {
        while PQisBusy(connection) == 1 {
            guard try wait(for: Int16(POLLIN), seconds: Self.seconds(until: deadline)) else {
                throw lost("the server does not answer")
            }
            guard PQconsumeInput(connection) == 1 else { throw lost(Self.text(PQerrorMessage(connection))) }
        }
        return PQgetResult(connection)
    }

    /// Whether the socket became ready in time.
    private func wait(for events: Int16, seconds: Double) throws(PostgresFailure) -> Bool {
        let socket = PQsocket(connection)
        guard socket >= 0 else { throw lost("the connection is closed") }
        var entry = pollfd(fd: socket, events: events, revents: 0)
        let answer = poll(&entry, 1, Int32(max(0, seconds) * 1000))
        if answer < 0, errno != EINTR { throw lost(String(cString: strerror(errno))) }
        return answer > 0 || answer < 0
    }

    private func failure(of result: OpaquePointer) -> PostgresFailure {
        let state = Self.text(PQresultErrorField(result, Int32(UInt8(ascii: "C"))))
        let message = Self.text(PQresultErrorField(result, Int32(UInt8(ascii: "M"))))
        // 57P01 to 57P03: the server ends. Class 08: connections.
        let isGone = PQstatus(connection) != CONNECTION_OK || state.hasPrefix("57P") || state.hasPrefix("08")
        if isGone { isLost = true }
        return PostgresFailure(
            state: state, message: message.isEmpty ? Self.text(PQresultErrorMessage(result)) : message,
            isConnectionLost: isGone)
    }

    private func lost(_ message: String) -> PostgresFailure {
        isLost = true
        return PostgresFailure(state: "", message: Self.oneLine(message), isConnectionLost: true)
    }

    /// Libpq's own sentence repeats what it cannot read, which may be a part of the password.
    private static var unreadable: PostgresFailure {
        PostgresFailure(state: "28000", message: "the URL cannot be read", isConnectionLost: true)
    }

    /// Libpq tells no SQLSTATE of a refused connection; these sentences are the ones no new try would change.
    private static func state(in message: String) -> String {
        if message.contains("authentication failed") { return "28P01" }
        return message.contains("database \"") && message.contains("does not exist") ? "3D000" : ""
    }

    /// Libpq ends its sentences with line breaks.
    private static func oneLine(_ message: String) -> String {
        message.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    private static func seconds(until deadline: ContinuousClock.Instant) -> Double {
        let left = deadline - ContinuousClock.now
        return Double(left.components.seconds) + Double(left.components.attoseconds) / 1e18
    }

    private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
        guard let pointer else { return "" }
        return String(cString: pointer)
    }

    /// Libpq hands some texts out as mutable.
    private static func text(_ pointer: UnsafeMutablePointer<CChar>?) -> String { text(UnsafePointer(pointer)) }
}
