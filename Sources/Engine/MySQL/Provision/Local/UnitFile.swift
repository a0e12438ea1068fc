/// The text of a systemd unit that runs the server of a new instance.
package struct UnitFile: Sendable, Hashable {
    package let description: String
    /// The program and its arguments.
    package let command: [String]
    package let account: String
    package let folder: String

    package init(description: String, command: [String], account: String, folder: String) {
        self.description = description
        self.command = command
        self.account = account
        self.folder = folder
    }

    package var text: String {
        """
        # Made by tidemark restore. To run the server under systemd: stop it, then
        #   systemctl enable --now \(folder)/<this file>
        [Unit]
        Description=\(description.replacing("%", with: "%%"))
        After=network.target

        [Service]
        Type=exec
        ExecStart=\(command.map(Self.word).joined(separator: " "))
        User=\(account)
        UMask=0077
        Restart=on-failure
        LimitNOFILE=32768
        TimeoutStopSec=900
        NoNewPrivileges=true
        PrivateTmp=\(folder.hasPrefix("/tmp/") || folder.hasPrefix("/var/tmp/") ? "false" : "true")

        [Install]
        WantedBy=multi-user.target

        """
    }

    /// A word as systemd reads it: in quotes where it has blanks, `%` and `$` doubled.
    private static func word(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("%", with: "%%")
            .replacing("$", with: "$$")
        return escaped.contains(where: { $0 == " " || $0 == "'" || $0 == ";" }) ? "\"\(escaped)\"" : escaped
    }
}
