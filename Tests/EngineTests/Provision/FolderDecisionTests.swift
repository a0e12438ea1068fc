import Core
import Engine
import Testing

@Suite("The folder of a new instance") struct FolderDecisionTests {
    private let request = InstanceRequest(
        instance: "orders", flavour: .mariadb, serverVersion: "10.11.19-MariaDB", settings: [:], rowBytes: 1,
        isEphemeral: false, purpose: "to latest")

    private func record(_ state: FolderRecord.State, purpose: String = "to latest", isEphemeral: Bool = false)
        -> FolderRecord
    {
        FolderRecord(
            state: state, instance: "orders", purpose: purpose, flavour: .mariadb, serverVersion: "MariaDB 10.11.19",
            program: "/p", baseFolder: nil, account: "a", address: "127.0.0.1", port: 1, isEphemeral: isEphemeral)
    }

    private func decide(_ record: FolderRecord?, isLocked: Bool = false, wasKilled: Bool = false) throws
        -> FolderDecision
    {
        try FolderDecision.make(
            .init(hasContent: true, record: record, isLocked: isLocked, wasKilled: wasKilled), path: "/f", request)
    }

    @Test func anEmptyOneIsUsed() throws {
        let seen = FolderDecision.Seen(hasContent: false, record: nil, isLocked: false, wasKilled: false)
        #expect(try FolderDecision.make(seen, path: "/f", request) == .begin(removing: false))
    }

    @Test func whatAKilledRunLeftIsTakenUpOnlyAfterAnOrderlyShutdown() throws {
        let restoring = record(.restoring)
        #expect(try decide(restoring) == .resume(restoring))
        #expect(try decide(restoring, wasKilled: true) == .begin(removing: true))
        #expect(try decide(record(.making)) == .begin(removing: true))
        #expect(try decide(record(.complete, isEphemeral: true)) == .begin(removing: true))
    }

    @Test func nothingOfSomebodyElseIsTouched() throws {
        for (found, isLocked) in [
            (nil, false), (record(.complete), false), (record(.restoring, purpose: "to another"), false),
            (record(.restoring), true), (record(.making, purpose: "to another"), false),
        ] {
            let error = #expect(throws: TidemarkError.self) { try decide(found, isLocked: isLocked) }
            #expect(error?.code == .instanceFolder)
        }
    }
}
