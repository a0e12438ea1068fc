/// Words that passwords are made of first, as published lists of leaked passwords have them, in several languages. In small
/// letters, three letters at least, without the digits that are put behind them.
enum CommonPasswords {
    static let words: Set<String> = Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    /// Letters of the longest.
    static let longest = words.map(\.count).max() ?? 0

    private static let text = """
        password passwort motdepasse contrasena contraseña senha wachtwoord parola haslo lozinka salasana parool heslo pass
        passwd passw passcode passphrase secret secreto geheim login logon signin admin administrator administrador root toor
        superuser sysadmin sysdba user username guest test tester testing default changeme changeit change letmein welcome
        willkommen bienvenue bienvenido benvenuto welkom hello hallo bonjour hola ciao access enter open opensesame sesame
        master owner manager oracle mysql mariadb postgres postgresql database server backup restore tidemark service system
        computer internet network windows microsoft apple google facebook linkedin twitter amazon samsung nokia sony dell
        lenovo cisco android iphone ubuntu debian linux docker jenkins kubernetes elastic redis mongo qwerty qwertyuiop
        qwertz qwertzuiop azerty azertyuiop asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm yxcvbnm qazwsx qazwsxedc wsxedc
        edcrfv rfvtgb tgbyhn yhnujm qweasd qweasdzxc asdqwe zaqxsw zaqwsx poiuytrewq lkjhgfdsa mnbvcxz abc abcd abcde abcdef
        abcdefg abcdefgh xyz aaa abcabc iloveyou ilove loveyou iloveu love lover loveme mylove lovely forever always baby
        babygirl babyboy angel angels princess prince queen king sunshine moonlight starlight rainbow flower flowers rose
        butterfly dragon dragons monkey monkeys tiger lion eagle falcon hawk wolf bear panda kitten kitty cat cats dog dogs
        puppy doggy horse horses pony turtle dolphin shark snake spider scorpion phoenix unicorn chicken cookie cookies
        cheese chocolate pepper ginger cinnamon vanilla banana orange cherry peach lemon apples strawberry blueberry mango
        coffee whiskey vodka beer wine pizza burger taco butter sugar honey candy sweet sweetie sweetheart football baseball
        basketball hockey soccer tennis golf golfer rugby cricket racing nascar swimming surfing skating snowboard fishing
        hunter hunting player gamer gaming game games champion winner warrior soldier ranger sniper killer assassin ninja
        samurai pirate wizard magic merlin gandalf superman batman spiderman ironman hulk wolverine avengers joker starwars
        skywalker vader yoda jedi startrek spock matrix trinity neo harry potter harrypotter hogwarts pokemon pikachu naruto
        goku dragonball minecraft fortnite roblox zelda mario luigi sonic nintendo playstation xbox warcraft diablo
        counterstrike michael jordan jennifer jessica ashley amanda nicole michelle melissa stephanie elizabeth samantha
        danielle rachel lauren hannah victoria vanessa andrea natalie charlotte sophie alexandra olivia emma daniel david
        robert william james john joseph thomas charles christopher matthew joshua andrew anthony justin brandon jonathan
        nicholas alexander benjamin samuel gabriel adrian jason kevin brian steven patrick richard george edward peter paul
        mark frank scott eric tyler ryan kyle dylan logan ethan mason jacob austin chelsea madison jackson taylor jordan23
        carlos maria jose luis juan miguel antonio francisco alejandro fernando roberto ricardo eduardo marco giovanni
        francesco alessandro giuseppe hans klaus peter wolfgang stefan andreas sabine pierre jacques francois nicolas
        camille ivan dmitri sergei natasha tatiana vladimir anastasia wang zhang chen liu yang huang zhao zhou woaini
        woaiwojia nihao mima zhongguo beijing shanghai shenzhen liverpool arsenal chelsea everton manchester barcelona
        realmadrid juventus bayern dortmund ajax celtic rangers yankees dodgers lakers bulls cowboys steelers packers
        eagles giants patriots redskins raiders broncos redsox ferrari porsche mercedes bmw audi toyota honda nissan
        mustang camaro corvette chevy ford dodge harley yamaha suzuki ducati kawasaki america american canada england
        london paris berlin madrid roma milano tokyo sydney newyork california texas florida chicago boston dallas houston
        phoenix denver seattle miami atlanta deutschland espana france italia brasil mexico argentina india china russia
        january february march april june july august september october november december spring summer autumn winter
        sommer herbst fruehling printemps automne hiver verano invierno monday tuesday wednesday thursday friday saturday
        sunday montag freitag weekend morning night midnight today tomorrow birthday christmas halloween easter freedom
        liberty peace heaven hell jesus christ jesuschrist god bless blessed church faith hope trust believe spirit destiny
        heart soul dream dreams dreamer star stars moon sun sky ocean river mountain forest thunder lightning storm fire
        ice snow silver gold golden diamond crystal ruby black white red blue green yellow purple pink orange brown
        shadow ghost demon devil satan lucifer evil dark darkness death zombie vampire metallica slipknot nirvana eminem
        beatles rockstar rocknroll metal guitar music dancer dancing singer hiphop money million dollar dollars cash rich
        bitch fuck fuckyou fucker fuckoff asshole shit pussy sexy sex cock dick porn slut whatever nothing something
        everything anything nobody somebody mother father mommy daddy mama papa sister brother family friend friends buddy
        bailey buster charlie max maggie molly sadie lucky rocky bandit shelby sparky tinker snoopy mickey mickeymouse
        donald goofy tigger pooh winnie nemo shrek simpson bart homer southpark cartman friday13 blink182 trustno trustnoone
        office company business work school college university student teacher doctor nurse lawyer police fireman pilot
        captain marine navy army airforce usmc semper fidelis america1 security secure private confidential temp temporary
        sample demo example foobar foo bar baz null none yes no please thanks thankyou sorry goodbye hunter2 correcthorse
        """
}
