import APIModel
import Core
import Engine
import Service
import Testing

@Suite struct AssignmentCodingTests {
    private func assignment() -> JobAssignment {
        var key = AssignedKey(kind: .kms, label: "k", secret: Secret("passphrase-x"))
        key.credentials = AssignedCredentials(accessKeyID: "AKIA", secretKey: Secret("secret-x"))
        let repository = AssignedRepository(
            id: "r", name: "main", url: "s3://b/p", key: key,
            credentials: AssignedCredentials(
                accessKeyID: "AKIB", secretKey: Secret("other-x"), sessionToken: Secret("token-x")))
        let instance = AssignedInstance(
            id: "i", name: "shop", host: "db", port: 3306, user: "u", password: Secret("password-x"),
            tls: AssignedTLS(mode: "required", certificate: "PEM", key: Secret("private-x")))
        return JobAssignment(
            job: "j", lease: 7, kind: "base", instance: instance, repository: repository, payload: "{}")
    }

    @Test func secretsGoOverTheWireAndComeBack() throws {
        let text = try WorkJSON.text(assignment())
        let back: JobAssignment = try WorkJSON.value(in: text)
        #expect(back.instance?.password == Secret("password-x"))
        #expect(back.instance?.tls.key == Secret("private-x"))
        #expect(back.repository?.key.secret == Secret("passphrase-x"))
        #expect(back.repository?.key.credentials?.secretKey == Secret("secret-x"))
        #expect(back.repository?.credentials?.sessionToken == Secret("token-x"))
        #expect(try WorkJSON.text(back) == text)
    }

    /// Nothing that is printed by mistake shows a secret, and no error about JSON repeats one.
    @Test func nothingTextualShowsASecret() {
        let text = "\(assignment()) \(String(reflecting: assignment()))"
        #expect(text.contains("shop") && !text.contains("-x"))
        do {
            let _: JobAssignment = try WorkJSON.value(in: #"{"job": "j", "lease": "password-x", "kind": "base"}"#)
            Issue.record("a lease that is a text was taken")
        } catch {
            #expect((error as? TidemarkError)?.code == .usage)
            #expect("\(error)".contains("lease") && !"\(error)".contains("-x"))
        }
    }

    @Test func outcomesGoOverTheWire() throws {
        let failure = JobFailure(code: .checkUnmet, message: "m", hint: "h")
        for outcome in [JobOutcome.succeeded, .released, .failed(failure)] {
            #expect(try JobOutcome(outcome.wire(lease: 3)) == outcome)
        }
        #expect(throws: TidemarkError(.usage, "", hint: "")) {
            try JobOutcome(WorkRequest.Finish(lease: 1, outcome: "failed"))
        }
    }

    @Test func anOfferGoesOverTheWire() {
        let offer = WorkerOffer(
            worker: WorkerID("w"), sites: ["a", "b"], kinds: [.base, .stream], slots: 3, streams: 9,
            reachesCatalog: false)
        var hello = WorkerHello(offer, version: "1", host: "h")
        #expect(hello.offer == offer)
        // What a newer worker can do besides does not matter.
        hello.kinds.append("teleport")
        #expect(hello.offer == offer)
    }
}
