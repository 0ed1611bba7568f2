<?php
/**
 * Plugin Name:       Reader Article
 * Description:       Shows readers' articles, and whether their readers take calls, in posts and pages: a block, a shortcode, or a pasted address.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      8.1
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       reader-article
 * Domain Path:       /languages
 *
 * @package ReaderArticle
 */

declare(strict_types=1);

namespace ReaderArticle;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

require __DIR__ . '/src/autoload.php';

( new Plugin( __FILE__ ) )->start();
