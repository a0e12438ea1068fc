import APIModel
import Core
import Service
import TestKit
import Testing

/// A service with people, and who asks it.
struct PeopleScene: Sendable {
    let scene: ServiceScene
    var service: TidemarkService { scene.service }
    static let password = "correct horse battery"
    static let other = "staple of four seasons"
    static let nobody = Caller(.nobody, address: "192.0.2.7", requestID: "r")

    init(_ place: CatalogPlace, provider: (any IdentityProvider)? = nil) async throws {
        scene = try await ServiceScene(place, provider: provider)
    }

    static func error(_ code: String) -> TidemarkError { TidemarkError(ErrorCode(code), "", hint: "") }

    /// An account whose password has been changed once, as it must be.
    func add(_ name: String) async throws {
        let made = try await service.addPerson(ServiceScene.administrator, PersonRequest(name: name))
        let first = try #require(made.password)
        _ = try await signIn(name, first, new: Self.password)
    }

    func signIn(
        _ name: String, _ password: String = PeopleScene.password, code: String? = nil, new: String? = nil,
        from address: String = "192.0.2.7"
    ) async throws -> SessionDocument {
        try await service.signIn(
            Caller(.nobody, address: address, requestID: "r"),
            SignInRequest(name: name, password: password, code: code, newPassword: new), agent: "test/1\u{1B}[2J")
    }

    func caller(_ session: SessionDocument, from address: String? = "192.0.2.7") async throws -> Caller {
        try await service.authenticate(bearer: session.token, address: address, requestID: "r")
    }

    /// Sets a second factor up. Returns its secret and the recovery codes.
    func factor(_ caller: Caller) async throws -> (secret: Secret, codes: [String]) {
        let factor = try await service.beginFactor(caller, FactorRequest(password: Self.password))
        let secret = Secret(try #require(Self.bytes(base32: factor.secret)))
        let codes = try await service.confirmFactor(caller, FactorCode(code: code(secret)))
        return (secret, codes.codes)
    }

    /// The code that an authenticator shows `steps` from now.
    func code(_ secret: Secret, steps: Int64 = 0) -> String {
        TimedCode.text(secret, step: TimedCode.step(at: scene.clock.now()) + steps)
    }

    /// Written apart from the program's own: RFC 4648, section 6.
    static func bytes(base32 text: String) -> [UInt8]? {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var bits: [Bool] = []
        for letter in text {
            guard let value = alphabet.firstIndex(of: letter) else { return nil }
            bits += (0..<5).map { value >> (4 - $0) & 1 == 1 }
        }
        return stride(from: 0, through: bits.count - 8, by: 8).map { start in
            bits[start..<start + 8].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
        }
    }

    func close() async { await scene.close() }
}
