/// Settings.
package final class SettingWords: WordGroup {
    package let title = Word(en: "Settings", zh: "设置")
    package let headline = Word(en: "Tidemark {version}", zh: "Tidemark {version} 设置")
    package let lead = Word(
        en: "How this console looks to you, and how the service is set.", zh: "控制台的显示方式，以及服务的配置。")
    package let console = Word(en: "This console, for you", zh: "控制台（仅对您）")
    package let language = Word(en: "Language", zh: "语言")
    package let theme = Word(en: "Light or dark", zh: "主题")
    package let themeSystem = Word(en: "as the system", zh: "跟随系统")
    package let themeLight = Word(en: "light", zh: "浅色")
    package let themeDark = Word(en: "dark", zh: "深色")
    package let zone = Word(en: "Time zone", zh: "时区")
    package let zoneHelp = Word(en: "It is the one of your browser.", zh: "与浏览器一致。")
    package let service = Word(en: "The service", zh: "服务")
    package let serviceText = Word(
        en: "Set in the configuration file or by the environment; a restart takes changes over.",
        zh: "在配置文件或环境变量中设置，重启后生效。")
    package let setting = Word(en: "Setting", zh: "设置项")
    package let value = Word(en: "Value", zh: "值")
    package let key = Word(en: "Key of the file", zh: "配置项名称")
    package let version = Word(en: "Version", zh: "版本")
    package let session = Word(en: "Sessions last", zh: "会话时长")
    package let idle = Word(en: "Without a request", zh: "空闲时长")
    package let provider = Word(en: "Identity provider", zh: "身份提供方")
    package let currency = Word(en: "Currency", zh: "货币")
    package let prices = Word(en: "Prices of a GB a month", zh: "每 GB 每月价格")
    package let elsewhere = Word(en: "Set on pages of their own", zh: "其他设置页面")
    package let projectsText = Word(en: "What one team sees.", zh: "一个团队可见的范围。")
    package let sitesText = Word(en: "Where instances and workers are.", zh: "实例和工作节点所在位置。")
    package let plansText = Word(en: "When is backed up, and how long it is kept.", zh: "何时备份，保留多久。")
    package let repositoriesText = Word(en: "Where backups go, and what opens them.", zh: "备份存放位置及其密钥。")
    package let peopleText = Word(en: "Who signs in, and how.", zh: "谁可以登录以及登录方式。")
    package let accessText = Word(en: "Who may what, and who approves.", zh: "谁有什么权限，由谁审批。")
    package let tokensText = Word(en: "What machines sign in with.", zh: "供程序登录使用。")
    package let subscriptionsText = Word(en: "Who is told of what.", zh: "谁会收到哪些通知。")
    package let auditText = Word(en: "What was done, by whom, and how long that is kept.", zh: "谁做了什么，以及审计保留多久。")

    package init() {}
}
