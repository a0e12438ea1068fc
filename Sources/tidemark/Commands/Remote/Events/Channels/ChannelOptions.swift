internal import APIModel
import ArgumentParser
internal import Core

/// Where a channel is and what opens it. Secrets come from files: what stands on a command line others can read.
struct ChannelOptions: ParsableArguments {
    @Option(help: ArgumentHelp("What messages are written in: en or zh.", valueName: "language"))
    var language: String?

    @Option(
        help: ArgumentHelp("A file with the address messages are posted to.", valueName: "file"))
    var urlFile: String?

    @Option(
        help: ArgumentHelp(
            "A file with the secret that signs, or with the password of mail.", valueName: "file")
    )
    var secretFile: String?

    @Option(help: ArgumentHelp("The server mail is given to.", valueName: "host"))
    var mailHost: String?

    @Option(help: ArgumentHelp("Its port; 587, 465 with tls, 25 with none.", valueName: "port"))
    var mailPort: Int?

    @Option(help: ArgumentHelp("starttls, tls or none.", valueName: "word"))
    var mailSecurity: String?

    @Option(help: ArgumentHelp("Who signs in to it.", valueName: "name"))
    var mailUser: String?

    @Option(help: ArgumentHelp("Who mail is from.", valueName: "address"))
    var mailFrom: String?

    @Option(help: ArgumentHelp("Whom mail is for; may be given several times.", valueName: "address"))
    var mailTo: [String] = []

    /// - Parameter known: what is stored; nil for a new channel. Throws `usage.invalid` where mail lacks something.
    func form(_ name: String, kind: String, over known: ChannelDocument?, _ console: Console) throws -> ChannelForm {
        var form = ChannelForm(name: name, kind: kind, language: language ?? known?.language)
        form.url = try urlFile.map { try Self.read($0, "address", console) }
        form.secret = try secretFile.map { try Self.read($0, "secret", console) }
        guard kind == "mail" else { return form }
        guard let host = mailHost ?? known?.mail?.host, let from = mailFrom ?? known?.mail?.from else {
            throw TidemarkError(
                .usage, "a channel of mail lacks its server or its sender",
                hint: "give --mail-host HOST, --mail-from ADDRESS and --mail-to ADDRESS")
        }
        form.mail = MailForm(
            host: host, port: mailPort ?? (mailSecurity == nil ? known?.mail?.port : nil),
            security: mailSecurity ?? known?.mail?.security, user: mailUser ?? known?.mail?.user, from: from,
            to: mailTo.isEmpty ? known?.mail?.to ?? [] : mailTo)
        return form
    }

    private static func read(_ path: String, _ what: String, _ console: Console) throws -> String {
        if let exposure = SecretFile.exposure(path, what: what) { console.warning(exposure) }
        return String(decoding: try SecretFile.read(path, what: what, code: .usage), as: UTF8.self)
    }
}
