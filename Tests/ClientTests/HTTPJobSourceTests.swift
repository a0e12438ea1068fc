import APIModel
import Client
import Core
import Service
import Testing

@Suite struct HTTPJobSourceTests {
    private static let offer = WorkerOffer(worker: WorkerID("w1"), sites: ["berlin"])
    private static let hello = WorkerHello(offer, version: "1", host: "h")

    private func source(
        _ replies: [ScriptedTransport.Reply], patience: Double = 0
    ) throws -> (HTTPJobSource, ScriptedTransport) {
        let transport = ScriptedTransport(replies)
        let client = APIClient(
            server: try ServerAddress(parsing: "https://x"), transport: transport, patience: patience,
            clock: TurnedClock())
        return (HTTPJobSource(client: client, version: "1", host: "h"), transport)
    }

    private func sent<Value: Decodable>(
        _ type: Value.Type, _ transport: ScriptedTransport, _ index: Int = 0
    ) throws -> Value {
        try WorkJSON.value(type, in: try #require(transport.requests[index].body))
    }

    @Test func `A worker's calls go where the server expects them`() async throws {
        let assignment = JobAssignment(job: "j1", lease: 3, kind: "base")
        let claim = try WorkJSON.text(WorkAnswer.Claim(jobs: [assignment]))
        let (source, transport) = try source([
            .answer(204), .answer(200, [:], claim), .answer(200, [:], #"{"order": "stop"}"#),
            .answer(200, [:], #"{"answers": [{"job": "j1", "order": "lost"}]}"#), .answer(204), .answer(204),
            .answer(204),
        ])
        try await source.register(Self.hello)
        let jobs = try await source.claim(Self.offer, count: 2)
        #expect(jobs.map(\.job) == ["j1"] && jobs.first?.lease == 3)
        #expect(try await source.heartbeat(JobID("j1"), lease: 3) == .stop)
        #expect(try await source.heartbeats([LeaseBeat(job: "j1", lease: 3)]).map(\.order) == [.lost])
        #expect(try await source.heartbeats([]).isEmpty)
        try await source.report(
            JobID("j1"), lease: 3, JobReport(lines: [JobReportLine(level: "note", message: "a")]))
        let failure = JobFailure(code: ErrorCode("source.refused"), message: "m", hint: "h")
        try await source.finish(JobID("j/1"), lease: 3, .failed(failure))
        try await source.waitForWork(atMost: 900)
        #expect(
            transport.requests.map(\.path) == [
                "work/register", "work/claim", "work/jobs/j1/heartbeat", "work/beats", "work/jobs/j1/report",
                "work/jobs/j%2F1/finish", "work/wait",
            ])
        #expect(transport.requests.allSatisfy { $0.method == .post })
        #expect(try sent(WorkerHello.self, transport) == Self.hello)
        #expect(try sent(WorkRequest.Claim.self, transport, 1) == WorkRequest.Claim(worker: Self.hello, count: 2))
        #expect(try sent(WorkRequest.Finish.self, transport, 5).failure?.code == "source.refused")
        #expect(try sent(WorkRequest.Wait.self, transport, 6).seconds <= 25)
    }

    @Test func `That a job is another's comes through as such`() async throws {
        let (source, _) = try source([
            .answer(
                409, ["content-type": "application/problem+json"],
                #"{"type": "t", "title": "t", "status": 409, "detail": "d", "code": "job.lost", "hint": "h", "#
                    + #""requestId": "r"}"#)
        ])
        await #expect(throws: TidemarkError(.jobLost, "", hint: "")) {
            try await source.report(JobID("j"), lease: 1, JobReport())
        }
    }

    /// An answer that is kept under a key would hold secrets; a claim that is made twice takes two jobs.
    @Test func `Nothing is kept under a key, and nothing unclear is made again`() async throws {
        let (source, transport) = try source([.failure(.timedOut), .answer(200, [:], #"{"jobs": []}"#)], patience: 60)
        await #expect(throws: TidemarkError.self) { try await source.claim(Self.offer, count: 1) }
        #expect(transport.requests.map(\.idempotencyKey) == [nil])
    }

    @Test func `An answer that cannot be read tells no secret`() async throws {
        let (source, _) = try source([
            .answer(200, [:], #"{"jobs": [{"job": 5, "kind": "marked-secret", "payload": "marked-secret"}]}"#)
        ])
        do {
            _ = try await source.claim(Self.offer, count: 1)
            Issue.record("no error")
        } catch {
            #expect((error as? TidemarkError)?.code == .serverAnswer)
            #expect(!"\(error)".contains("marked-secret"))
        }
    }

    @Test func `Evidence is sent to be signed, and comes back as it was signed`() async throws {
        let text =
            """
            {"format": 1, "drill": "d", "outcome": "passed", "who": {"service": "", "project": "", "job": "j", "worker": "w"},
            "instance": {"id": "i", "name": "n", "storedID": "s", "flavour": "mariadb"},
            "repository": {"id": "r", "name": "main", "object": "o"},
            "point": {"which": "newest", "asked": "latest", "base": "b", "position": "p", "time": 1},
            "startedAt": 1, "endedAt": 2, "tables": [], "assertions": [], "versions": {"tidemark": "1", "source": "s"},
            "manifests": [], "undone": [], "notes": []}
            """
        let evidence = try WorkJSON.value(DrillEvidence.self, in: text)
        let signed: [UInt8] = [0, 1, 0xFE, 0xFF]
        let transport = ScriptedTransport([
            .answer(200, [:], try WorkJSON.text(EvidenceWire.Answer(document: Base64Bytes(signed))))
        ])
        let client = APIClient(
            server: try ServerAddress(parsing: "https://x"), transport: transport, patience: 0, clock: TurnedClock())
        let keeper = HTTPEvidenceKeeper(client: client)
        #expect(try await keeper.keep(evidence, of: JobID("j"), lease: 7) == signed)
        #expect(transport.requests.first?.path == "work/jobs/j/evidence")
        let asked = try sent(EvidenceWire.Ask.self, transport)
        #expect(asked.lease == 7 && asked.evidence == evidence)
    }
}
