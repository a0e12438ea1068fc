/// Pages of the frame itself: signing in and out, preferences, the first run, search, help.
enum FramePages {
    static let all: [ConsolePage] =
        SignInPage.all + ProviderPage.all + PreferencePage.all + FirstRunPage.all + SearchPage.all + HelpPage.all
}
