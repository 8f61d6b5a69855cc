// How the program ends, in the numbers of sysexits(3), as `snug --help` lists them.
#pragma once

namespace snug {

enum class exit_code : int {
    ok = 0,
    usage = 64,    // unknown verb, option or value on the command line
    refused = 65,  // the request was understood and refused: a name is taken, nobody is called that
    unavailable = 69,  // the port is taken, the running server does not answer
    internal = 70,
    config = 78,  // the configuration file, the environment or the data folder
};

}  // namespace snug
