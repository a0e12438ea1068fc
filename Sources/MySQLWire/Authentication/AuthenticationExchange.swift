/// The packets between our handshake response and the server's verdict: a state machine without I/O.
struct AuthenticationExchange: Sendable {
    enum Action: Equatable, Sendable {
        case wait
        case send([UInt8])
        case succeeded(OKPacket)
    }

    private enum State {
        case answered
        case awaitingPublicKey
        case done
    }

    private let password: Password
    /// Whether a password may be sent as it is, by the rules of caching_sha2_password: TLS or a Unix socket.
    private let isSecret: Bool
    private let isTLS: Bool
    private let allowsPublicKeyRetrieval: Bool
    private let serverPublicKey: String?
    private(set) var plugin: AuthenticationPlugin
    private var nonce: [UInt8]
    private var state = State.answered
    private var rounds = 0

    init(greeting: Greeting, configuration: MySQLConfiguration, isTLS: Bool) {
        password = configuration.password
        isSecret = isTLS || configuration.socketPath != nil
        self.isTLS = isTLS
        allowsPublicKeyRetrieval = configuration.allowsPublicKeyRetrieval
        serverPublicKey = configuration.serverPublicKey
        plugin = .first(for: greeting.authenticationPlugin, flavour: greeting.version.flavour)
        nonce = greeting.nonce
    }

    /// What the handshake response carries.
    func initialData() -> [UInt8] {
        switch plugin {
        case .nativePassword: NativePassword.response(password: password, nonce: nonce)
        case .cachingSHA2: CachingSHA2.response(password: password, nonce: nonce)
        case .ed25519: ClientEd25519.response(password: password, nonce: nonce)
        case .sha256, .clearPassword: []
        }
    }

    mutating func receive(_ packet: UnsafeRawBufferPointer) throws(MySQLError) -> Action {
        rounds += 1
        guard rounds <= 16 else { throw .violation("authentication does not come to an end", packet: packet) }
        guard case let state = state, state != .done, let first = packet.first else {
            throw .violation("a packet that authentication does not expect", packet: packet)
        }
        switch first {
        case 0x00:
            self.state = .done
            return .succeeded(try OKPacket(parsing: packet))
        case 0xFF: throw try ErrorPacket(parsing: packet).authenticationError
        case 0xFE: return .send(try switchPlugin(packet))
        case 0x01: return try moreData(UnsafeRawBufferPointer(rebasing: packet[1...]))
        default: throw .violation("a packet that authentication does not expect", packet: packet)
        }
    }

    private mutating func switchPlugin(_ packet: UnsafeRawBufferPointer) throws(MySQLError) -> [UInt8] {
        guard packet.count > 1 else { throw refused("the server asks for a password hash of before MySQL 4.1") }
        var cursor = PacketCursor(packet)
        try cursor.skip(1)
        let name = String(decoding: try cursor.nullTerminated().prefix(64), as: UTF8.self)
        guard let plugin = AuthenticationPlugin(rawValue: name) else {
            throw refused("the account uses the authentication plugin \(name), which is not supported")
        }
        nonce = Array(cursor.takeRest())
        if nonce.count > 32 || nonce.count == 21, nonce.last == 0 { nonce.removeLast() }
        self.plugin = plugin
        state = .answered
        switch plugin {
        case .nativePassword, .cachingSHA2, .ed25519: return initialData()
        case .clearPassword:
            guard isTLS else { throw refused("the server asks for the password in clear without TLS") }
            return password.bytes + [0]
        case .sha256:
            if password.isEmpty { return [0] }
            return isTLS ? password.bytes + [0] : try publicKeyStep(request: 1)
        }
    }

    private mutating func moreData(_ data: UnsafeRawBufferPointer) throws(MySQLError) -> Action {
        switch (plugin, state) {
        case (.cachingSHA2, .answered) where data.first == CachingSHA2.fastSucceeded: return .wait
        case (.cachingSHA2, .answered) where data.first == CachingSHA2.fullNeeded:
            if isSecret { return .send(password.bytes + [0]) }
            return .send(try publicKeyStep(request: CachingSHA2.publicKeyRequest))
        case (.cachingSHA2, .awaitingPublicKey), (.sha256, .awaitingPublicKey):
            state = .answered
            let pem = String(decoding: data, as: UTF8.self)
            return .send(try PublicKeyEncryption.encrypt(password, nonce: nonce, publicKey: pem))
        default: throw .violation("authentication data that \(plugin.rawValue) does not expect", packet: data)
        }
    }

    private mutating func publicKeyStep(request: UInt8) throws(MySQLError) -> [UInt8] {
        if let serverPublicKey {
            return try PublicKeyEncryption.encrypt(password, nonce: nonce, publicKey: serverPublicKey)
        }
        guard allowsPublicKeyRetrieval else {
            throw refused("the server wants the password, and neither TLS nor its RSA key is at hand")
        }
        state = .awaitingPublicKey
        return [request]
    }

    private func refused(_ message: String) -> MySQLError { MySQLError(.authentication(code: nil, message: message)) }
}
