package import Core
internal import Foundation

/// Two calls of the protocol of AWS KMS: a data key is made, and decrypted again. Signs, and repeats what deserves it.
package final class KMSClient: Sendable {
    package static let keySize = 32
    private static let largestBlob = 6144

    package let location: KMSLocation
    private let transport: any HTTPTransport
    private let credentials: CredentialCache
    private let policy: RetryPolicy
    private let clock: any TidemarkClock
    private let signer: S3Signer

    /// Connects on the first call. Throws `store.url` where the CA's file cannot be used.
    package convenience init(
        _ location: KMSLocation, environment: StoreEnvironment = .process, clock: any TidemarkClock = SystemClock()
    ) throws {
        var settings = TransportSettings()
        settings.caFile = location.caFile
        settings.connections = 2
        settings.idleSeconds = 15
        var forMetadata = TransportSettings()
        forMetadata.connectSeconds = 1
        forMetadata.idleSeconds = 2
        let credentials = CredentialCache(
            file: location.credentialsFile, profile: nil, environment: environment,
            transport: try AsyncHTTPTransport(forMetadata), clock: clock)
        self.init(location, transport: try AsyncHTTPTransport(settings), credentials: credentials, clock: clock)
    }

    /// With parts of one's own, for tests.
    package init(
        _ location: KMSLocation, transport: any HTTPTransport, credentials: CredentialCache,
        policy: RetryPolicy = RetryPolicy(), clock: any TidemarkClock
    ) {
        self.location = location
        self.transport = transport
        self.credentials = credentials
        self.policy = policy
        self.clock = clock
        signer = S3Signer(region: location.region, service: "kms")
    }

    /// A new data key, bound to `context`. Throws `key.denied`, `key.missing`, `key.disabled`, `key.unavailable`.
    package func generateDataKey(context: [String: String]) async throws -> KMSDataKey {
        let answer = try await call(
            "GenerateDataKey",
            Request(
                keyID: location.key, encryptionContext: context, ciphertextBlob: nil, numberOfBytes: Self.keySize))
        guard let blob = answer.ciphertextBlob.flatMap(Base64Bytes.init(base64:))?.bytes,
            (1...Self.largestBlob).contains(blob.count)
        else { throw KMSFailure.answer("it holds no encrypted key", location) }
        return KMSDataKey(
            plaintext: try plaintext(answer, butNot: blob), blob: blob, keyARN: try keyARN(answer, expected: nil))
    }

    /// The data key in `blob`, which must have been made under `keyARN` for the same context.
    ///
    /// Throws like `generateDataKey`, and `key.mismatch` where the KMS says that it was not.
    package func decrypt(blob: [UInt8], keyARN: String, context: [String: String]) async throws -> Secret {
        let answer = try await call(
            "Decrypt",
            Request(
                keyID: location.key, encryptionContext: context, ciphertextBlob: Base64Bytes(blob).description,
                numberOfBytes: nil))
        // A service that ignores which key it was to use must not decide what the repository's key is.
        _ = try self.keyARN(answer, expected: keyARN)
        return try plaintext(answer, butNot: blob)
    }

    private func plaintext(_ answer: Answer, butNot blob: [UInt8]) throws -> Secret {
        guard let key = answer.plaintext.flatMap(Base64Bytes.init(base64:))?.bytes, key.count == Self.keySize else {
            throw KMSFailure.answer("it holds no key of \(Self.keySize) bytes", location)
        }
        guard key != blob, key.contains(where: { $0 != key[0] }) else {
            throw KMSFailure.answer("what it gives as a key is none", location)
        }
        return Secret(key)
    }

    private func keyARN(_ answer: Answer, expected: String?) throws -> String {
        guard let name = answer.keyID, (1...2048).contains(name.utf8.count),
            name.utf8.allSatisfy({ 0x21...0x7E ~= $0 })
        else { throw KMSFailure.answer("it does not say which key was used", location) }
        let wanted = expected ?? (KMSLocation.isKeyARN(location.key) ? location.key : name)
        guard name == wanted else {
            throw KMSFailure.answer("it used the key \(name.prefix(120)) instead of \(wanted)", location)
        }
        return name
    }

    // MARK: Calls

    private struct Request: Encodable {
        let keyID: String
        let encryptionContext: [String: String]
        let ciphertextBlob: String?
        let numberOfBytes: Int?

        enum CodingKeys: String, CodingKey {
            case keyID = "KeyId"
            case encryptionContext = "EncryptionContext"
            case ciphertextBlob = "CiphertextBlob"
            case numberOfBytes = "NumberOfBytes"
        }
    }

    private struct Answer: Decodable {
        let keyID: String?
        let ciphertextBlob: String?
        let plaintext: String?

        enum CodingKeys: String, CodingKey {
            case keyID = "KeyId"
            case ciphertextBlob = "CiphertextBlob"
            case plaintext = "Plaintext"
        }
    }

    private func call(_ operation: String, _ request: Request) async throws -> Answer {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let body = Array(try encoder.encode(request))
        var recovery = S3Recovery()
        var offset = 0.0
        while true {
            try Task.checkCancellation()
            let failure: S3RequestFailure
            do {
                let answer = try await send(operation, body, offset: offset)
                let text = String(decoding: answer.body, as: UTF8.self).data(using: .utf8) ?? .init()
                if let parsed = try? JSONDecoder().decode(Answer.self, from: text) { return parsed }
                failure = S3RequestFailure(.content("it is not the JSON of a KMS"))
            } catch let error as S3RequestFailure {
                failure = error
            }
            let now = clock.now()
            let error = KMSFailure.error(failure, operation, location)
            switch failure.verdict {
            case .correctClock
            where recovery.clockCorrections < S3Recovery.maxClockCorrections && failure.clockOffset != nil:
                recovery.clockCorrections += 1
                offset = failure.clockOffset ?? 0
            case .renewCredentials where !recovery.hasRenewedCredentials:
                recovery.hasRenewedCredentials = true
                if let used = failure.credentials { await credentials.renew(used) }
            case .retry(let after):
                recovery.retries += 1
                let delay = policy.delay(after: recovery.retries, atLeast: after)
                guard recovery.secondsLeft(at: now, of: location.patienceSeconds) > delay else { throw error }
                try await clock.sleep(seconds: delay)
            default: throw error
            }
        }
    }

    private func send(_ operation: String, _ body: [UInt8], offset: Double) async throws -> HTTPAnswer {
        let used: S3Credentials
        do {
            used = try await credentials.credentials()
        } catch let error as TidemarkError {
            throw KMSFailure.credentials(error, location)
        }
        let now = clock.now()
        let headers = signer.sign(
            S3Signer.Request(
                "POST", path: "/", query: "",
                headers: [
                    S3Header("content-type", "application/x-amz-json-1.1"),
                    S3Header("host", location.endpoint.authority()),
                    S3Header("x-amz-target", "TrentService.\(operation)"),
                ], payload: .signing(body[...])),
            with: used, at: now.adding(seconds: offset))
        var call = HTTPCall(
            "POST", "\(location.endpoint)/", headers: headers + [S3Header("user-agent", "tidemark")],
            bodyLimit: 64 << 10, secondsLeft: location.patienceSeconds)
        call.body = body[...]
        let answer: HTTPAnswer
        do {
            answer = try await transport.send(call)
        } catch let failure as TransportFailure {
            throw S3RequestFailure(.transport(failure))
        }
        if answer.status == 200 { return answer }
        let error = S3Error(kms: answer)
        throw S3RequestFailure(
            .store(error), credentials: used, clockOffset: error.date.map { $0.seconds(since: clock.now()) },
            knownOffset: offset)
    }
}
