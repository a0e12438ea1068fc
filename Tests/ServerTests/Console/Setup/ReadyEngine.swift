import APIModel
import Core
import Service

/// A server that answers, knows one password, and lacks whatever it is told to.
struct ReadyEngine: InstanceEngine {
    var lacksRowFormat = false

    func probe(_ endpoint: Endpoint, seconds: Double) async -> ProbedServer {
        endpoint.host == "nobody" ? .unreachable("connection refused") : .server(.mysql, version: "8.4.6")
    }

    func check(_ login: InstanceLogin) async throws -> CheckedServer {
        // Something is awaited, as a real engine would.
        await Task.yield()
        guard login.password == Secret("marble-otter") else {
            throw TidemarkError(ErrorCode("source.access"), "The password is wrong.", hint: "Store another.")
        }
        return CheckedServer(
            family: .mysql, version: "8.4.6",
            items: [
                CheckItem(
                    id: "log.row-format", title: "Row format", isRequired: true, isMet: !lacksRowFormat,
                    detail: lacksRowFormat ? "STATEMENT" : "ROW", mend: "SET GLOBAL binlog_format = 'ROW';")
            ])
    }

    func accountStatements(
        user: String, host: String, requiresTLS: Bool, version: String, family: DatabaseFlavour
    ) -> (statements: [String], notes: [String]) {
        (["CREATE USER `\(user)`@`\(host)` IDENTIFIED BY '…';"], ["Write a password of your own."])
    }
}
