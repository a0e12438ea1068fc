internal import Core
internal import Synchronization

/// Signs and sends requests, and repeats what deserves it.
package final class S3Client: Sendable {
    let location: S3Location
    let clock: any TidemarkClock
    private let transport: any HTTPTransport
    private let credentials: CredentialCache
    private let policy: RetryPolicy
    private let breaker = CircuitBreaker()
    private let signer: S3Signer
    /// The store's time less ours, in seconds.
    private let skew = Mutex(0.0)

    init(
        _ location: S3Location, transport: any HTTPTransport, credentials: CredentialCache, policy: RetryPolicy,
        clock: any TidemarkClock
    ) {
        self.location = location
        self.transport = transport
        self.credentials = credentials
        self.policy = policy
        self.clock = clock
        signer = S3Signer(region: location.region)
    }

    /// Runs `body` until it succeeds, fails for good, or the location's patience is at its end, which is counted from
    /// the first failure. One try may take as long and a second for every 128 KiB.
    ///
    /// - Parameters:
    ///   - key: what the call is about, for messages.
    ///   - bytes: how much is moved.
    /// - Throws: `TidemarkError`, `CancellationError`, and `S3Error` with a status that only the caller can judge.
    func perform<Result: Sendable>(
        _ key: String, bytes: Int = 0, _ body: (S3Attempt) async throws -> Result
    ) async throws -> Result {
        let allowance = location.patienceSeconds + Double(bytes) / Double(128 << 10)
        var attempt = S3Attempt(deadline: clock.now().adding(seconds: allowance))
        var recovery = S3Recovery()
        while true {
            try await admit(key, &recovery)
            attempt.deadline = clock.now().adding(seconds: allowance)
            let failure: S3RequestFailure
            do {
                let result = try await body(attempt)
                breaker.succeeded()
                return result
            } catch let error as S3RequestFailure {
                failure = error
            } catch {
                // Either the store answered and the caller has judged, or the call was given up.
                if error is CancellationError { breaker.abandoned() } else { breaker.succeeded() }
                throw error
            }
            if failure.mayHaveArrived { attempt.mayHaveArrived = true }
            try await recover(from: failure, &recovery, key)
            attempt.number += 1
        }
    }

    /// Waits where the circuit is open.
    private func admit(_ key: String, _ recovery: inout S3Recovery) async throws {
        while true {
            try Task.checkCancellation()
            let now = clock.now()
            switch breaker.admit(at: now) {
            case .go: return
            case .refuse(let error): throw error
            case .wait(let seconds):
                let left = recovery.secondsLeft(at: now, of: location.patienceSeconds)
                guard left > 0 else {
                    let unknown = S3RequestFailure(.transport(.init(.timedOut, "it has failed for a while")))
                    throw S3Failure.error(recovery.last ?? unknown, key, location)
                }
                try await clock.sleep(seconds: min(seconds, left))
            }
        }
    }

    /// Returns when the next try may begin. Throws where there is none.
    private func recover(
        from failure: S3RequestFailure, _ recovery: inout S3Recovery, _ key: String
    ) async throws {
        let now = clock.now()
        recovery.last = failure
        let error = S3Failure.error(failure, key, location)
        switch failure.verdict {
        case .correctClock
        where recovery.clockCorrections < S3Recovery.maxClockCorrections && failure.clockOffset != nil:
            // Not an outcome: whoever tries in a half-open circuit goes on trying.
            breaker.abandoned()
            skew.withLock { $0 = failure.clockOffset ?? $0 }
            if recovery.clockCorrections > 0 {
                try await clock.sleep(seconds: policy.delay(after: recovery.clockCorrections, atLeast: nil))
            }
            recovery.clockCorrections += 1
        case .renewCredentials where !recovery.hasRenewedCredentials:
            breaker.abandoned()
            recovery.hasRenewedCredentials = true
            if let used = failure.credentials { await credentials.renew(used) }
        case .retry(let after):
            breaker.failed(at: now)
            recovery.retries += 1
            let delay = policy.delay(after: recovery.retries, atLeast: after)
            guard recovery.secondsLeft(at: now, of: location.patienceSeconds) > delay else { throw error }
            try await clock.sleep(seconds: delay)
        case .refused(forAll: false):
            breaker.succeeded()
            throw error
        case .correctClock, .renewCredentials, .refused:
            breaker.refused(at: now, error)
            throw error
        }
    }

    /// Sends one request once.
    ///
    /// - Throws: `S3RequestFailure`, or `S3Error` where the status is among `judged`.
    func send(_ request: S3Request, _ attempt: S3Attempt, judged: Set<Int> = []) async throws -> HTTPAnswer {
        try Task.checkCancellation()
        let used = try await credentials.credentials()
        let now = clock.now()
        let offset = skew.withLock { $0 }
        let query = S3Signer.query(request.query)
        let path = location.path(request.key)
        let headers = signer.sign(
            S3Signer.Request(
                request.method, path: path, query: query,
                headers: request.headers + [S3Header("host", location.authority)], payload: request.payload),
            with: used, at: now.adding(seconds: offset))
        let scheme = location.endpoint.isTLS ? "https" : "http"
        var call = HTTPCall(
            request.method, "\(scheme)://\(location.authority)\(path)" + (query.isEmpty ? "" : "?\(query)"),
            headers: headers + [S3Header("user-agent", "tidemark")], bodyLimit: request.bodyLimit,
            secondsLeft: attempt.deadline.seconds(since: now))
        call.body = request.body
        let answer: HTTPAnswer
        do {
            answer = try await transport.send(call)
        } catch let failure as TransportFailure {
            throw S3RequestFailure(.transport(failure))
        }
        if (200..<300).contains(answer.status) { return answer }
        let error = S3Error(answer)
        let failure = S3RequestFailure(
            .store(error), credentials: used, clockOffset: error.date.map { $0.seconds(since: clock.now()) },
            knownOffset: offset)
        if judged.contains(error.status), failure.verdict == .refused(forAll: false) { throw error }
        throw failure
    }
}
