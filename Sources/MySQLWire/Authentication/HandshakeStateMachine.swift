/// From the first byte of a connection to the server's "you may": a state machine without I/O.
package struct HandshakeStateMachine: Sendable {
    package enum Action: Equatable, Sendable {
        case wait
        case send([UInt8])
        /// Send this packet, then take TLS up and report with `tlsEstablished`.
        case startTLS(request: [UInt8])
        case ready(Established)
    }

    /// What a connection is once it is open.
    package struct Established: Equatable, Sendable {
        package var version: ServerVersion
        package var connectionID: UInt64
        package var capabilities: Capabilities
        package var isTLS: Bool
    }

    private enum State {
        case awaitingGreeting
        case startingTLS(Greeting)
        case authenticating(Greeting, AuthenticationExchange)
        case done
    }

    private let configuration: MySQLConfiguration
    private var state = State.awaitingGreeting
    package private(set) var capabilities: Capabilities = []
    private var isTLS = false

    package init(configuration: MySQLConfiguration) { self.configuration = configuration }

    /// Whether the next bytes must be TLS.
    package var isStartingTLS: Bool { if case .startingTLS = state { true } else { false } }

    package mutating func receive(_ packet: UnsafeRawBufferPointer) throws(MySQLError) -> Action {
        switch state {
        case .awaitingGreeting:
            if packet.first == 0xFF { throw try ErrorPacket(parsing: packet).authenticationError }
            return try greet(try Greeting(parsing: packet))
        case .authenticating(let greeting, var exchange):
            let action = try exchange.receive(packet)
            state = .authenticating(greeting, exchange)
            switch action {
            case .wait: return .wait
            case .send(let payload): return .send(payload)
            case .succeeded:
                state = .done
                return .ready(
                    Established(
                        version: greeting.version, connectionID: UInt64(greeting.connectionID),
                        capabilities: capabilities, isTLS: isTLS))
            }
        case .startingTLS: throw .violation("plaintext in the middle of the TLS handshake", packet: packet)
        case .done: throw .violation("a packet after the end of authentication", packet: packet)
        }
    }

    package mutating func tlsEstablished() throws(MySQLError) -> Action {
        guard case .startingTLS(let greeting) = state else { throw .violation("TLS at the wrong moment") }
        isTLS = true
        return respond(greeting)
    }

    private mutating func greet(_ greeting: Greeting) throws(MySQLError) -> Action {
        guard !configuration.username.utf8.contains(0), configuration.schema?.utf8.contains(0) != true else {
            throw MySQLError(.misuse("a user or schema name holds a zero byte"))
        }
        capabilities = greeting.capabilities.intersection(.wanted)
        if configuration.countsFoundRows { capabilities.insert(.foundRows) }
        if configuration.schema != nil { capabilities.insert(.connectWithSchema) }
        let offersTLS = greeting.capabilities.contains(.tls)
        switch configuration.tls {
        case .disabled: return respond(greeting)
        case .preferred where !offersTLS: return respond(greeting)
        default:
            guard offersTLS else { throw MySQLError(.tls("the server offers no TLS")) }
            capabilities.insert(.tls)
            state = .startingTLS(greeting)
            return .startTLS(request: HandshakeResponse.tlsRequest(capabilities))
        }
    }

    private mutating func respond(_ greeting: Greeting) -> Action {
        let exchange = AuthenticationExchange(greeting: greeting, configuration: configuration, isTLS: isTLS)
        let response = HandshakeResponse(
            capabilities: capabilities, username: configuration.username, schema: configuration.schema,
            plugin: exchange.plugin.rawValue, authenticationData: exchange.initialData(),
            attributes: [("_client_name", "tidemark"), ("program_name", "tidemark")])
        state = .authenticating(greeting, exchange)
        return .send(response.payload)
    }
}
